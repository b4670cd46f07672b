/* Holds the crisis page in both languages, and the person's card once they asked for it. No other answer is ever kept. */
"use strict";
const CRISIS = "crisis";
const CARD = "card";
const HELD = { en: "/crisis/held/en/", es: "/crisis/held/es/" };

const hold = async () => {
  const kept = await caches.open(CRISIS);
  await Promise.all(Object.values(HELD).map(async (address) => {
    const answer = await fetch(address, { cache: "no-store" });
    /* Signed out where there are several agencies, the page is nobody's: it never takes the place of one's own. */
    const isOurs = answer.headers.has("X-Agency") || !(await kept.match(address));
    if (answer.ok && !answer.redirected && isOurs) await kept.put(address, answer);
  }));
};

const heldFor = async (address) => {
  const own = navigator.language.startsWith("es") ? HELD.es : HELD.en;
  return await caches.match(new URL(address).pathname) || await caches.match(own) || Response.error();
};

addEventListener("install", (event) => event.waitUntil(hold().catch(() => {}).then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode !== "navigate" || request.method !== "GET") return;
  const answer = fetch(request);
  event.respondWith(answer.catch(() => heldFor(request.url)));
  if (new URL(request.url).pathname === "/crisis/") event.waitUntil(answer.then(hold).catch(() => {}));
});
