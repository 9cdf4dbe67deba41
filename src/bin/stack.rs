//! All apps of a company: the program of stack.html.

fn main() {
    scim_tax::ui::stack::start();
}
