//! The page.

fn main() {
    scim_tax::ui::start();
}
