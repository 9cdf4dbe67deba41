//! A whole stack in charts, over the years and how sure: the program of stack.html's last part, and of its worker.

fn main() {
    scim_tax::ui::forecast::start();
}
