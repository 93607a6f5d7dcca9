// Keeps an open page true: times run on, and what others did shows after a minute. Never while its reader is choosing: a list that was
// opened, a box that was ticked or a field in which they are would be gone.
(() => {
  const { dataset } = document.body;
  const times = [...document.querySelectorAll('[data-seconds]')];
  const openedAt = performance.now();
  const passed = () => Math.floor((performance.now() - openedAt) / 1000);
  const isChoosing = () => document.querySelector('details[open], input:checked, main :focus') !== null;

  const say = (time) => {
    const left = Number(time.dataset.seconds) - passed();
    const minutes = Math.floor(Math.abs(left) / 60);
    const words =
      minutes < 60
        ? `${minutes}:${String(Math.abs(left) % 60).padStart(2, '0')}`
        : time.dataset.long.replace('{h}', Math.floor(minutes / 60)).replace('{m}', minutes % 60);
    time.classList.toggle('late', left < 0);
    time.textContent = (left < 0 ? time.dataset.late : time.dataset.left).replace('{time}', words);
  };
  setInterval(() => {
    for (const time of times) say(time);
    if (passed() < Number(dataset.renew) || document.hidden || isChoosing()) return;
    // Loading the same address again keeps the place that was scrolled to; after a form the address is another one.
    if (location.pathname + location.search === dataset.path) location.reload();
    else location.replace(dataset.path);
  }, 1000);
})();
