// How long a view takes until what it has to say is there, and what it waited for meanwhile.

/** Runs in the page before it: notes when the chain and the history are asked, and when they have answered. */
export function watch() {
  const waits = (window.__waits = { chain: [], history: [], asked: [] });
  const open = new Map();
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        const id = typeof data === 'string' ? /"id":(\d+)/.exec(data)?.[1] : undefined;
        if (!open.has(id)) return;
        waits.chain.push([open.get(id), performance.now()]);
        open.delete(id);
      });
    }

    send(data) {
      const id = typeof data === 'string' ? /"id":(\d+)/.exec(data)?.[1] : undefined;
      if (id) open.set(id, performance.now());
      super.send(data);
    }
  };
  const { fetch } = window;
  window.fetch = async (what, options) => {
    const from = performance.now();
    const answer = await fetch(what, options);
    if (String(what).startsWith('/history/')) {
      waits.asked.push(String(what));
      const text = answer.text.bind(answer);
      // It is there when its body is.
      answer.json = async () => {
        const body = await text();
        waits.history.push([from, performance.now()]);
        return JSON.parse(body);
      };
    }
    return answer;
  };
}

/**
 * Runs in the page: goes to a view, or does what leads to it, and answers how long it took until all of `signs` are
 * there and nothing is pending, and when the chain and the history were waited for.
 */
export function visit({ hash, signs, pick, patience }) {
  return new Promise((resolve, reject) => {
    const { __waits: waits } = window;
    for (const list of Object.values(waits)) list.length = 0;
    const begun = performance.now();
    const deadline = setTimeout(() => {
      watcher.disconnect();
      const missing = signs.filter((sign) => !document.querySelector(sign));
      reject(new Error(`${hash}: not within ${patience / 1000} s: ${missing.join(', ') || 'what is pending'}`));
    }, patience);
    const isThere = () =>
      signs.every((sign) => document.querySelector(sign)) && !document.querySelector('main .pending');
    const look = () => {
      if (!isThere()) return;
      watcher.disconnect();
      clearTimeout(deadline);
      // What is there is seen with the next frame.
      requestAnimationFrame(() => {
        const ended = performance.now();
        const within = (spans) => spans.map((span) => span.map((at) => at - begun));
        resolve({
          whole: ended - begun,
          chain: within(waits.chain),
          history: within(waits.history),
          asked: [...waits.asked],
        });
      });
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    if (pick) {
      // As a hand does it: React listens for the event, and knows the value by the element's own setter.
      const field = document.querySelector(pick.field);
      const { prototype } = field.constructor;
      Object.getOwnPropertyDescriptor(prototype, 'value').set.call(field, pick.value);
      field.dispatchEvent(new Event(prototype === HTMLSelectElement.prototype ? 'change' : 'input', { bubbles: true }));
      // What was there before is no sign.
      requestAnimationFrame(() => setTimeout(look));
    } else {
      window.location.hash = hash;
    }
  });
}

/** How long at least one of these spans lasted, up to an end. */
function covered(spans, end) {
  let sum = 0;
  let last = 0;
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const [begin, finish] = [Math.max(from, last), Math.min(to, end)];
    if (finish > begin) sum += finish - begin;
    last = Math.max(last, finish);
  }
  return sum;
}

/** A visit in parts: all of it, waiting for the chain alone, for the history, and what is the view's own with that. */
export function parts({ whole, chain, history }) {
  const ofHistory = covered(history, whole);
  const ofChain = covered([...chain, ...history], whole) - ofHistory;
  return { whole, chain: ofChain, history: ofHistory, own: whole - ofChain };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
