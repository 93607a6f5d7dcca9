import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { safeFetch } from './safe-fetch.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A certificate of our own making: nobody vouches for it. False where there is no openssl to make it with. */
function makeCertificate(): boolean {
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '1'];
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')];
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject, ...files], {
      stdio: 'ignore',
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
const canMake = makeCertificate();

describe.skipIf(!canMake)('safeFetch over TLS (skipped without openssl)', () => {
  let server: Server;
  beforeAll(async () => {
    const key = readFileSync(join(folder, 'key.pem'));
    const cert = readFileSync(join(folder, 'certificate.pem'));
    server = createServer({ key, cert }, (_request, response) => response.end('secret'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.close();
  });

  it('refuses a certificate that nobody vouches for, whatever the environment says', async () => {
    const { port } = server.address() as AddressInfo;
    const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      const fetching = safeFetch(`https://127.0.0.1:${port}/`, { allowHosts: [`127.0.0.1:${port}`] });
      await expect(fetching).rejects.toMatchObject({ code: 'tls' });
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
  });
});
