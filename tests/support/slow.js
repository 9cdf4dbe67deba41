// Puts off timers, frames and fetches, as a busy machine does: a test that reads the page too early fails every time.
(() => {
  const { setTimeout, clearTimeout, requestAnimationFrame, fetch } = window;
  window.setTimeout = (call, ms, ...rest) => setTimeout(call, (ms || 0) + 200, ...rest);
  const waiting = new Map();
  let last = 0;
  window.requestAnimationFrame = (call) => {
    last += 1;
    const frame = last;
    waiting.set(frame, setTimeout(() => waiting.delete(frame) && requestAnimationFrame(call), 60));
    return frame;
  };
  window.cancelAnimationFrame = (frame) => {
    clearTimeout(waiting.get(frame));
    waiting.delete(frame);
  };
  window.fetch = (...all) => new Promise((done, fail) => {
    setTimeout(() => fetch(...all).then(done, fail), 300);
  });
})();
