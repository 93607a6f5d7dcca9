// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { Brand } from '../../../shared/model/brand.ts';
import { SITES } from '../../sites/registry.ts';
import { findWrongAccount } from './wrong-account.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

const brand = (id: string, ...ownAccounts: readonly string[]): Brand => ({ id, ownAccounts }) as unknown as Brand;
const ACME = brand('acme', '@AcmeCare', '爱科客服', 'acme.example', '爱科');

function find(site: string, body: string, brands: readonly Brand[] = [ACME], brandId: string | null = 'acme') {
  document.body.innerHTML = body;
  return findWrongAccount(document, SITES.find(({ id }) => id === site)!, brands, brandId);
}

/** As the site writes it: whoever is signed in stands first. */
const state = (acct: string): string =>
  `{"meta":{"locale":"zh-CN","me":"7"},"compose":{"me":"7"},"accounts":{"7":{"id":"7","username":"${acct}","acct":"${acct}"},"1":{"id":"1","acct":"admin"}}}`;

/** Built from what is publicly known of where the sites name who is signed in. */
test.each([
  ['x', (name: string) => `<a data-testid="AppTabBar_Profile_Link" href="/${name}"></a>`, 'AcmeCare', 'li_private'],
  [
    'x',
    (name: string) => `<button data-testid="SideNav_AccountSwitcher_Button">Li @${name}</button>`,
    'acmecare',
    'li',
  ],
  [
    'mastodon',
    (name: string) => `<script id="initial-state" type="application/json">${state(name)}</script>`,
    'AcmeCare',
    'li',
  ],
  [
    'mastodon',
    (name: string) => `<div class="navigation-bar"><span class="display-name__account">@${name}</span></div>`,
    'AcmeCare',
    'li',
  ],
  [
    'bluesky',
    (name: string) => `<nav role="navigation"><a href="/profile/${name}"></a></nav>`,
    'acme.example',
    'li.example',
  ],
  [
    'old-reddit',
    (name: string) => `<div id="header"><span class="user"><a href="/user/${name}/">${name}</a></span></div>`,
    'AcmeCare',
    'li',
  ],
  ['reddit', (name: string) => `<rs-current-user display-name="${name}"></rs-current-user>`, 'AcmeCare', 'li'],
  [
    'weibo',
    (name: string) => `<div class="woo-tab-nav"><a href="/u/1234567890" title="${name}"></a></div>`,
    '爱科客服',
    '小李自己',
  ],
  [
    'weibo-search',
    (name: string) => `<div class="woo-tab-nav"><a href="//weibo.com/u/1" title="${name}"></a></div>`,
    '爱科客服',
    '小李',
  ],
  [
    'zhihu',
    (name: string) => `<img class="Avatar AppHeader-profileAvatar" alt="点击打开${name}的主页">`,
    '爱科',
    '小李',
  ],
  [
    'douban',
    (name: string) =>
      `<li class="nav-user-account"><a class="bn-more"><span>${name}的帐号</span><span class="arrow"></span></a></li>`,
    '爱科',
    '小李',
  ],
  [
    'tieba',
    (name: string) => `<li id="j_u_username"><span class="u_username_title">${name}</span></li>`,
    '爱科',
    '小李',
  ],
  ['facebook', (name: string) => `<div role="textbox" aria-label="Comment as ${name}"></div>`, 'AcmeCare', 'Li Li'],
  ['facebook', (name: string) => `<div role="textbox" aria-label="以${name}的身份评论"></div>`, '爱科', '小李'],
])('%s: who is signed in', (site, write, own, foreign) => {
  expect(find(site, write(own))).toBeNull();
  expect(find(site, write(foreign))?.replace(/^@/u, '')).toBe(foreign);
});

const PRIVATE = '<a data-testid="AppTabBar_Profile_Link" href="/li"></a>';

test('nothing is said where nothing is known', () => {
  expect(find('x', '<main></main>')).toBeNull();
  expect(find('x', PRIVATE, [brand('acme')])).toBeNull();
  expect(find('youtube', PRIVATE)).toBeNull();
});

test('another brand’s account is the wrong one for this brand’s post', () => {
  const both = [ACME, brand('globex', 'li')];
  expect(find('x', PRIVATE, both)).toBe('li');
  expect(find('x', PRIVATE, both, 'globex')).toBeNull();
  expect(find('x', PRIVATE, both, null)).toBeNull();
});

test('a page cannot say more than a name', () => {
  const spoilt = `<button data-testid="SideNav_AccountSwitcher_Button">${'@'.repeat(1000)}</button><a data-testid="AppTabBar_Profile_Link" href="javascript:alert(1)"></a>`;
  expect(find('x', spoilt)).toBeNull();
  expect(find('weibo', `<div class="woo-tab-nav"><a href="/u/1" title="${'长'.repeat(5000)}"></a></div>`)).toHaveLength(
    60,
  );
});
