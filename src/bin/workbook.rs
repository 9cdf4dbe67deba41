//! Writes the workbook for stack.html: the program of its worker.

fn main() {
    scim_tax::ui::stack::write_workbooks();
}
