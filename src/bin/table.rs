//! Reads tables for stack.html: the program of its worker.

fn main() {
    scim_tax::ui::stack::read_tables();
}
