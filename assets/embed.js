// Turns <div data-scim-tax="v=1&app=..."> into the calculator's compact view: a frame as high as its
// content, whose messages arrive at the div as events. contract.md, beside this file, tells the rest.
(() => {
  const script = document.currentScript ?? document.querySelector('script[src*="embed.js"]');
  const page = new URL('./', script.src);
  if (!/^https?:$/.test(page.protocol)) return;

  function embed(div) {
    if (div.scimTaxFrame) return; // this script may be loaded more than once
    const { scimTax, theme, accent, lang, report, title } = div.dataset;
    const address = new URL(page);
    const query = { embed: 1, theme, accent: accent?.replace('#', ''), lang, report: /^1?$/.test(report ?? '-') ? 1 : '' };
    for (const [key, value] of Object.entries(query)) if (value) address.searchParams.set(key, value);
    address.hash = scimTax.slice(scimTax.indexOf('#') + 1).trim(); // a whole address will do too

    const frame = document.createElement('iframe');
    frame.title = title || 'SCIM tax calculator';
    frame.loading = 'lazy';
    frame.allow = 'clipboard-write';
    frame.referrerPolicy = 'no-referrer';
    Object.assign(frame.style, { display: 'block', width: '100%', height: '480px', border: '0' });
    frame.src = address.href;

    let origin; // the frame's, once it is ready; "null" when sandboxed
    let wanted; // the scenario that this page asked for last
    const send = () => {
      if (!origin || wanted === undefined) return;
      const message = { source: 'scim-tax', version: 1, type: 'scenario', link: wanted };
      frame.contentWindow?.postMessage(message, origin === 'null' ? '*' : origin);
    };
    addEventListener('message', ({ data, source, origin: from }) => {
      if (!source || source !== frame.contentWindow || (from !== page.origin && from !== 'null')) return;
      if (data?.source !== 'scim-tax' || data.version !== 1) return;
      if (!['ready', 'height', 'report', 'error'].includes(data.type)) return;
      if (data.type === 'height' && data.height > 0) frame.style.height = `${Math.ceil(data.height)}px`;
      div.dispatchEvent(new CustomEvent(`scim-tax:${data.type}`, { detail: data, bubbles: true }));
      if (data.type === 'ready') {
        origin = from;
        send();
      }
    });
    div.addEventListener('scim-tax:scenario', ({ detail }) => {
      wanted = String(detail?.link ?? detail);
      send();
    });
    div.scimTaxFrame = frame;
    div.replaceChildren(frame);
  }

  const scan = () => document.querySelectorAll('[data-scim-tax]').forEach(embed);
  scan();
  document.addEventListener('DOMContentLoaded', scan);
  document.addEventListener('scim-tax:scan', scan); // for pages that add one later
})();
