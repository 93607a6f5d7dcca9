import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { installDebian } from './install-debian.ts';

/** A real Dovecot of a test: its own configuration, folders and port; the machine's own is left alone. */
export interface TestDovecot {
  readonly port: number;
  /** Puts a mail into the mailbox, as the delivery agent of a mail server does. */
  deliver(mail: string | Buffer): void;
  /** Empties the mailbox and numbers it anew, as a restored server does; mails given are there again. */
  renumber(mails: readonly (string | Buffer)[]): Promise<void>;
  /** Ends it, lines and all; `start` brings it back on the same port. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export const DOVECOT_USER = { user: 'care', password: 'open-sesame' } as const;

/** @throws Error that names the package when Dovecot is not there and cannot be installed; with its own words when it does not start. */
export async function startDovecot(): Promise<TestDovecot> {
  installDebian({ what: 'Dovecot (IMAP)', path: '/usr/lib/dovecot/imap', packages: ['dovecot-imapd'] });
  const folder = mkdtempSync(join(tmpdir(), 'earshot-dovecot-'));
  const port = await freePort();
  const config = join(folder, 'dovecot.conf');
  const mailbox = join(folder, 'mail');
  const owner = 65_534;
  mkdirSync(mailbox, { recursive: true });
  spawnSync('chown', ['-R', `${owner}:${owner}`, mailbox]);
  spawnSync('chmod', ['755', folder]);
  writeFileSync(
    config,
    `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${mailbox}
first_valid_uid = 1
first_valid_gid = 1
mail_uid = ${owner}
mail_gid = ${owner}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
passdb {
  driver = static
  args = password=${DOVECOT_USER.password}
}
userdb {
  driver = static
  args = uid=${owner} gid=${owner} home=${mailbox}
}
`,
  );
  let server: ChildProcess | null = null;
  const start = async () => {
    server = spawn('dovecot', ['-F', '-c', config], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    for (const until = Date.now() + 20_000; ; await wait(50)) {
      if (await answers(port)) return;
      if (server.exitCode !== null || Date.now() > until)
        throw new Error(`Dovecot did not start: ${said || 'it said nothing'}`);
    }
  };
  const kill = async () => {
    const child = server;
    server = null;
    if (child === null || child.exitCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await gone;
  };
  const deliver = (mail: string | Buffer) => {
    const lda = '/usr/lib/dovecot/dovecot-lda';
    const { status, stderr } = spawnSync(lda, ['-c', config, '-d', DOVECOT_USER.user], { input: mail });
    if (status !== 0) throw new Error(`Dovecot did not take the mail: ${stderr.toString()}`);
  };
  await start();
  return {
    port,
    deliver,
    async renumber(mails) {
      await kill();
      rmSync(mailbox, { recursive: true, force: true });
      mkdirSync(mailbox);
      spawnSync('chown', [`${owner}:${owner}`, mailbox]);
      // The number that says "numbered anew" is the second in which the mailbox was made.
      await wait(1100);
      await start();
      for (const mail of mails) deliver(mail);
    },
    kill,
    start,
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', (chunk) => {
      socket.destroy();
      resolve(chunk.toString().startsWith('* OK'));
    });
    socket.once('error', () => resolve(false));
    socket.setTimeout(1000, () => {
      socket.destroy();
      resolve(false);
    });
  });
}
