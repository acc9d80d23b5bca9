// Keeps Help now, the breath and a page that says "no connection" for when there is none.
// "I stand here and can't" is often sent where there is none: then that page answers, not the browser's.
// Pages come from the network first; of personal pages only Help now is kept, on this device alone.
const KEPT = {{ kept|safe }};
const HERE = /^\/attempt\/[^/]+\/here\/$/;
const NAME = `undaunted-${KEPT.version}`;

self.addEventListener("install", (event) => {
  const kept = caches.open(NAME).then((cache) => cache.addAll([...KEPT.pages, ...KEPT.files]));
  event.waitUntil(kept.then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (address.origin !== self.location.origin) return;
  if (event.request.method === "POST" && HERE.test(address.pathname)) event.respondWith(sent(event.request));
  if (event.request.method !== "GET") return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request, address));
  else if (KEPT.files.includes(address.pathname)) event.respondWith(file(event.request));
});

async function page(request, address) {
  const path = address.pathname;
  try {
    const answer = await fetch(request);
    if (answer.ok && address.search === "" && KEPT.pages.includes(path)) {
      (await caches.open(NAME)).put(path, answer.clone());
    }
    return answer;
  } catch {
    const cache = await caches.open(NAME);
    return (await cache.match(path)) ?? (await cache.match(KEPT.pages.at(-1)));
  }
}

async function sent(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.open(NAME)).match(KEPT.pages.at(-1));
  }
}

async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}
