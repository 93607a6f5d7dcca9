import { Window } from 'happy-dom';
import { expect, it } from 'vitest';
import { keepFocus } from './keep-focus.ts';

const STEP = `<section class="step" id="step"><section class="card" id="one"><button id="remove">x</button><input id="name"></section>
<button class="btn add" id="add">+</button></section>`;

async function open() {
  const window = new Window();
  const document = window.document as unknown as Document;
  document.body.innerHTML = STEP;
  const stop = keepFocus(document);
  const press = (id: string) => document.getElementById(id)?.focus();
  const settle = async () => {
    await window.happyDOM.waitUntilComplete();
    return document.activeElement?.id;
  };
  return { document, press, settle, stop };
}

it('a card that is removed leaves the focus at the button that adds one', async () => {
  const { document, press, settle, stop } = await open();
  press('remove');
  document.getElementById('one')?.remove();
  expect(await settle()).toBe('add');
  stop();
});

it('what came instead of what was pressed has the focus in its first field', async () => {
  const { document, press, settle, stop } = await open();
  press('add');
  document.getElementById('add')?.remove();
  document.getElementById('step')?.insertAdjacentHTML('beforeend', '<section class="card"><input id="new"></section>');
  expect(await settle()).toBe('new');
  stop();
});

it('a button that adds something gives the focus to the first field of it, once', async () => {
  const { document, press, settle, stop } = await open();
  const add = document.getElementById('add');
  const put = (id: string) =>
    add?.insertAdjacentHTML('beforebegin', `<section class="card"><button>x</button><input id="${id}"></section>`);
  press('add');
  add?.click();
  put('two');
  expect(await settle()).toBe('two');
  press('add');
  put('other');
  expect(await settle()).toBe('add');
  stop();
});

it('where nothing can be pressed any more, the focus goes to what stands around it', async () => {
  const { document, press, settle, stop } = await open();
  document.getElementById('one')?.insertAdjacentHTML('beforeend', '<p id="status"><button id="again">y</button></p>');
  press('again');
  document.getElementById('again')?.remove();
  expect(await settle()).toBe('remove');
  stop();
});

it('a focus that stands somewhere is left there', async () => {
  const { document, press, settle, stop } = await open();
  press('remove');
  document.getElementById('add')?.remove();
  expect(await settle()).toBe('remove');
  stop();
});
