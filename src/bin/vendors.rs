//! All vendors as a list, and the sheet of one: the program of vendors.html.

fn main() {
    scim_tax::ui::vendors::start();
}
