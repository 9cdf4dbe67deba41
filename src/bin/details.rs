//! What is opened or read after the answer: the second program of the page.

fn main() {
    scim_tax::ui::details::start();
}
