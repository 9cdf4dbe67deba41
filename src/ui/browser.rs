//! Every call to the browser: location, clipboard, messages, files, dates.

use super::dom::element;
use crate::domain::Date;
use crate::present::Numbers;
use js_sys::{Array, Intl, JSON, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, HtmlAnchorElement, HtmlDialogElement, HtmlElement, Url, Window};

/// The window; there is one wherever the page runs.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The fragment of the address without `#`.
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Replaces the fragment without a new entry in the history. A frame that may not do so does without.
pub fn replace_fragment(text: &str) {
    let Some(window) = window() else { return };
    if let Ok(history) = window.history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&["#", text].concat()));
    }
}

/// Puts the fragment into a new entry of the history, so that Back returns from it.
pub fn push_fragment(text: &str) {
    let history = window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&["#", text].concat()));
    }
}

/// Leaves it to us where the page stands after Back: what was there is drawn only then.
pub fn scroll_by_hand() {
    if let Some(Ok(history)) = window().map(|window| window.history()) {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
}

/// Keeps in the entry of the history where the page stands.
pub fn keep_scroll() {
    let kept = || {
        let window = window()?;
        let place = JsValue::from_f64(window.scroll_y().ok()?);
        window.history().ok()?.replace_state(&place, "").ok()
    };
    let _ = kept();
}

/// Where the page stood when its entry of the history was left; the top where it was not.
pub fn kept_scroll() -> f64 {
    let state = window().and_then(|window| window.history().ok()?.state().ok());
    state.and_then(|place| place.as_f64()).unwrap_or_default()
}

/// Scrolls the page to where it stood.
pub fn scroll_to(place: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, place);
    }
}

/// Scrolls the page by so many pixels, down or, if negative, up.
pub fn scroll_by(pixels: f64) {
    if let Some(window) = window() {
        window.scroll_by_with_x_and_y(0.0, pixels);
    }
}

/// Calls back with an event of the window, for as long as the page lives.
pub fn on_window(event: &'static str, mut callback: impl FnMut() + 'static) {
    if let Some(window) = window() {
        gloo::events::EventListener::new(&window, event, move |_| callback()).forget();
    }
}

/// Calls back when what is to be seen now was painted.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    let soon = move || gloo::timers::callback::Timeout::new(0, callback).forget();
    let soon = wasm_bindgen::closure::Closure::once_into_js(soon);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(soon.unchecked_ref());
    }
}

/// Calls back right before the next picture is painted.
pub fn before_paint(callback: impl FnOnce() + 'static) {
    let callback = wasm_bindgen::closure::Closure::once_into_js(callback);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}

/// The height of what the window shows, in CSS pixels.
pub fn window_height() -> Option<f64> {
    window()?.inner_height().ok()?.as_f64()
}

/// The address of the page without query and fragment.
pub fn address() -> String {
    let location = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    location.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// A key of the query, decoded.
pub fn query(key: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(key)
}

/// A text as a part of an address.
pub fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

/// Today in the reader's time zone.
pub fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).ok()?;
    Date::new(year, u8::try_from(now.get_month() + 1).ok()?, u8::try_from(now.get_date()).ok()?)
}

/// The separators of a language: `de` has `1.234,5`. Plain ones for a tag that the browser refuses.
pub fn numbers(tag: Option<&str>) -> Numbers {
    let separators = |tag: &str| {
        // Checked first, since the constructor would throw through us on a malformed tag.
        let tags = Array::of1(&tag.into());
        let parts = Reflect::get(&js_sys::global(), &"Intl".into())
            .and_then(|intl| Reflect::get(&intl, &"getCanonicalLocales".into()))
            .ok()?
            .dyn_into::<js_sys::Function>()
            .ok()?
            .call1(&JsValue::NULL, &tags)
            .ok()
            .map(|_| Intl::NumberFormat::new(&tags, &Object::new()).format_to_parts(1_234_567.5))?;
        let part = |kind: &str| {
            let of_kind = |part: &JsValue| Reflect::get(part, &"type".into()).ok()?.as_string().filter(|it| it == kind);
            let found = parts.iter().find(|part| of_kind(part).is_some())?;
            Reflect::get(&found, &"value".into()).ok()?.as_string()
        };
        Some(Numbers { group: part("group").unwrap_or_default(), point: part("decimal")? })
    };
    tag.and_then(separators).unwrap_or_default()
}

/// Sets the window's title.
pub fn set_title(title: &str) {
    if let Some(document) = window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Sets a custom property on the root: the accent of an embed.
pub fn set_root_property(name: &str, value: &str) {
    let root = window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        let _ = root.style().set_property(name, value);
    }
}

/// Whether this runs in a worker, which has no window.
pub fn is_worker() -> bool {
    window().is_none()
}

/// Whether the page has an origin: one in a sandboxed frame has not.
pub fn has_origin() -> bool {
    window().is_some_and(|window| window.origin() != "null")
}

/// A file that the tag which starts the page names, by its attribute.
pub fn named_by_page(attribute: &str) -> Option<String> {
    let script = window()?.document()?.query_selector(&["script[", attribute, "]"].concat()).ok()??;
    script.get_attribute(attribute)
}

/// Loads the style sheet that the page names by an attribute.
pub fn bring_style(attribute: &str) -> Option<()> {
    let head = window()?.document()?.query_selector("head").ok()??;
    let link = super::dom::append(&head, "link", "")?;
    super::dom::set(&link, "rel", Some("stylesheet"));
    super::dom::set(&link, "href", Some(&named_by_page(attribute)?));
    Some(())
}

/// Sets an attribute of the root, or takes it away.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let root = window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(root) = root {
        super::dom::set(&root, name, value);
    }
}

/// An attribute of the root.
pub fn root_attribute(name: &str) -> Option<String> {
    window()?.document()?.document_element()?.get_attribute(name)
}

/// Puts text on the clipboard; false where the browser refuses.
pub async fn copy(text: String) -> bool {
    let Some(window) = window() else { return false };
    let navigator = window.navigator();
    // Absent on insecure origins, where calling it would throw.
    if Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_undefined()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(&text)).await.is_ok()
}

/// Saves text as a file.
pub fn download(name: &str, text: &str) {
    if let Ok(blob) = Blob::new_with_str_sequence(&Array::of1(&text.into())) {
        save(name, &blob);
    }
}

/// Saves bytes as a file.
pub fn download_bytes(name: &str, bytes: &[u8]) {
    let part = js_sys::Uint8Array::from(bytes);
    if let Ok(blob) = Blob::new_with_u8_array_sequence(&Array::of1(&part)) {
        save(name, &blob);
    }
}

/// Saves a file.
pub fn save(name: &str, blob: &Blob) {
    let saved = || {
        let url = Url::create_object_url_with_blob(blob).ok()?;
        let link = window()?.document()?.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
        link.set_href(&url);
        link.set_download(name);
        link.click();
        // The browser may still be reading it when click() returns.
        gloo::timers::callback::Timeout::new(10_000, move || drop(Url::revoke_object_url(&url))).forget();
        Some(())
    };
    let _ = saved();
}

/// What style sheets say of an element.
pub fn style_of(element: &web_sys::Element) -> Option<web_sys::CssStyleDeclaration> {
    window()?.get_computed_style(element).ok()?
}

/// The size of a file in bytes.
pub fn size_of(file: &File) -> usize {
    // Whole, and never negative.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let size = file.size() as usize;
    size
}

/// What is in a file; nothing if the browser cannot read it.
pub fn bytes_of(file: &File) -> impl Future<Output = Option<Vec<u8>>> + use<> {
    let buffer = file.array_buffer();
    async move { Some(js_sys::Uint8Array::new(&JsFuture::from(buffer).await.ok()?).to_vec()) }
}

/// Opens the page anew, at the same address.
pub fn reload() {
    let _ = window().map(|window| window.location().reload());
}

/// Prints the page.
pub fn print() {
    let _ = window().map(|window| window.print());
}

/// Opens a dialog by id.
pub fn open_dialog(id: &str) {
    if let Some(dialog) = element(id).and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok())
        && !dialog.open()
    {
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog that is open.
pub fn close_dialogs() {
    for id in ["share", "embed", "about"] {
        if let Some(dialog) = element(id).and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
            dialog.close();
        }
    }
}

/// Brings a field into view and puts the cursor in it, opening what it is folded into.
pub fn focus(id: &str) {
    let Some(field) = element(id) else { return };
    if let Ok(Some(folded)) = field.closest("details") {
        let _ = folded.set_attribute("open", "");
    }
    let _ = field.focus();
}

/// The same for a field that what just happened is about to show.
pub fn focus_soon(id: &'static str) {
    gloo::timers::callback::Timeout::new(0, move || focus(id)).forget();
}

/// Puts the focus on an element without moving the page.
pub fn focus_element(element: &web_sys::Element) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
}

/// Whether the cursor is in an element.
pub fn has_focus(element: &web_sys::Element) -> bool {
    let active = window().and_then(|window| window.document()).and_then(|document| document.active_element());
    active.is_some_and(|active| element.contains(Some(&active)))
}

/// Scrolls an option of a list into view.
pub fn reveal(id: &str) {
    if let Some(option) = element(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether form and answer stand side by side (the same width as in page.css).
pub fn is_wide() -> bool {
    let query = window().and_then(|window| window.match_media("(min-width: 901px)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Whether the page is in a frame.
pub fn is_framed() -> bool {
    window().is_some_and(|window| window.parent().ok().flatten().is_some_and(|parent| parent != window))
}

/// Sends a JSON text as an object to the page that embeds this one.
pub fn post_to_parent(json: &str) {
    let parent = window().and_then(|window| window.parent().ok().flatten());
    if let (Some(parent), Ok(message)) = (parent, JSON::parse(json)) {
        let _ = parent.post_message(&message, "*");
    }
}

/// The data of a message as JSON text, if the embedding page sent it and nobody else.
pub fn from_parent(event: &web_sys::MessageEvent) -> Option<String> {
    let window = window()?;
    let parent = window.parent().ok()??;
    let source = event.source()?;
    if parent == window || JsValue::from(source) != JsValue::from(parent) {
        return None;
    }
    JSON::stringify(&event.data()).ok()?.as_string()
}

/// Calls back with every message, for as long as the page lives.
pub fn on_message(callback: impl FnMut(&web_sys::Event) + 'static) {
    if let Some(window) = window() {
        gloo::events::EventListener::new(&window, "message", callback).forget();
    }
}

/// Calls back whenever someone enters another fragment.
pub fn on_hash_change(mut callback: impl FnMut() + 'static) {
    if let Some(window) = window() {
        gloo::events::EventListener::new(&window, "hashchange", move |_| callback()).forget();
    }
}

/// The height of an element in whole CSS pixels, rounded up.
pub fn height_of(id: &str) -> Option<u32> {
    let height = element(id)?.get_bounding_client_rect().height().ceil();
    // A height is small and not negative; the cast only drops what ceil() left of the fraction.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    (height.is_finite() && height > 0.0).then_some(height as u32)
}

/// Calls back whenever the size of an element changes, for as long as the page lives.
pub fn on_resize(id: &str, callback: impl FnMut() + 'static) {
    let Some(element) = element(id) else { return };
    let callback = wasm_bindgen::closure::Closure::<dyn FnMut()>::new(callback);
    if let Ok(observer) = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(&element);
        callback.forget();
    }
}
