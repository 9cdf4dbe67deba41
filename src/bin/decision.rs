//! The years, what moves the answer and how sure it is: the program of index.html's last part, and of its worker.

fn main() {
    scim_tax::ui::decision::start();
}
