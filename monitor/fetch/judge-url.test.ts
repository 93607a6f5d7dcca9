import { describe, expect, it } from 'vitest';
import { judgeUrl } from './judge-url.ts';

/** Spellings that lead to this machine, its network, or to another protocol. */
const REFUSED: readonly string[] = [
  ...['http://2130706433/', 'http://0x7f000001/', 'http://0x7f.1/', 'http://0177.0.0.1/', 'http://127.1/'],
  ...['http://017700000001/', 'http://0/', 'http://127。0。0。1/', 'http://①②⑦.⓪.⓪.①/', 'http://localhost./'],
  ...['http://LOCALHOST/', 'http:\\\\127.0.0.1\\', 'http:127.0.0.1', 'ht\ntp://127.0.0.1/', 'http://127.0.0.1:80\t/'],
  ...['http://user:pw@127.0.0.1/', 'https://user@example.com/', 'https://example.com:pw@10.0.0.1/', 'http://[::1]/'],
  ...['http://[::]/', 'http://[::ffff:127.0.0.1]/', 'http://[::ffff:a9fe:a9fe]/', 'http://[64:ff9b::7f00:1]/'],
  ...['http://[64:ff9b:1::7f00:1]/', 'http://[2002:7f00:1::]/', 'http://[fe80::1]/', 'http://[fd00::1]/'],
  ...['http://169.254.169.254/latest/meta-data/', 'http://100.100.100.200/', 'http://10.0.0.1:8080/'],
  ...['http://192.168.1.1/feed', 'http://172.31.255.255/', 'http://foo.localhost/', 'http://printer.local/'],
  ...[
    'http://metadata.google.internal/',
    'http://intranet/',
    'http://router.lan/',
    'http://kubernetes.default.svc/',
    'http://x.svc.cluster.local/',
    'http://example.com:25/',
  ],
  ...[
    'http://example.com:6379/',
    'http://example.com:22/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'gopher://example.com/',
  ],
  ...[
    'javascript:alert(1)',
    'data:text/xml,<rss/>',
    '//example.com/',
    'example.com',
    '',
    'http://',
    'http://%31%32%37.0.0.1/',
  ],
  ...['http://0.0.0.0:8080/', 'http://255.255.255.255/', 'http://224.0.0.1/', 'http://198.18.0.1/'],
];

const ALLOWED: readonly string[] = [
  ...[
    'https://example.com/feed.xml',
    'http://example.com:8080/',
    'https://example.com:8443/a?b=c#d',
    'http://8.8.8.8/',
  ],
  ...[
    'HTTPS://EXAMPLE.COM/',
    ' https://example.com/ ',
    'https://例子.测试.com/rss',
    'https://[2606:4700::1111]/',
    'https://weibo.com./',
  ],
];

describe('judgeUrl', () => {
  it.each(REFUSED)('refuses %j with a reason', (url) => {
    expect(judgeUrl(url)).toEqual({ allow: false, reason: expect.stringMatching(/\S/) });
  });

  it.each(ALLOWED)('passes %j', (url) => {
    expect(judgeUrl(url)).toEqual({ allow: true });
  });

  it('opens exactly the listed private service, however it is spelled', () => {
    const allowHosts = ['127.0.0.1:1200', '[::1]:1200', 'rsshub:1200'];
    expect(judgeUrl('http://127.0.0.1:1200/weibo', { allowHosts }).allow).toBe(true);
    expect(judgeUrl('http://2130706433:1200/weibo', { allowHosts }).allow).toBe(true);
    expect(judgeUrl('http://[0:0:0:0:0:0:0:1]:1200/', { allowHosts }).allow).toBe(true);
    expect(judgeUrl('http://RSSHUB:1200/', { allowHosts }).allow).toBe(true);
    expect(judgeUrl('http://127.0.0.1:1201/', { allowHosts }).allow).toBe(false);
    expect(judgeUrl('http://127.0.0.1/', { allowHosts }).allow).toBe(false);
    expect(judgeUrl('http://127.0.0.2:1200/', { allowHosts }).allow).toBe(false);
    expect(judgeUrl('http://me@127.0.0.1:1200/', { allowHosts }).allow).toBe(false);
    expect(judgeUrl('ftp://127.0.0.1:1200/', { allowHosts }).allow).toBe(false);
  });

  it('reads a list entry without a port as port 80', () => {
    expect(judgeUrl('http://10.0.0.5/', { allowHosts: ['10.0.0.5'] }).allow).toBe(true);
    expect(judgeUrl('http://10.0.0.5:81/', { allowHosts: ['10.0.0.5'] }).allow).toBe(false);
  });
});
