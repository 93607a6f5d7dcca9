import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { nameFileFault } from './name-file-fault.ts';

const folder = mkdtempSync(join(tmpdir(), 'earshot-fault-'));
afterAll(() => rmSync(folder, { recursive: true }));

function faultOf(work: () => unknown): string | null {
  try {
    work();
  } catch (error) {
    return nameFileFault(error);
  }
  throw new Error('nothing was refused');
}

describe('a fault of the file system', () => {
  it('is told with the path and the way out', () => {
    const missing = join(folder, 'no.csv');
    expect(faultOf(() => readFileSync(missing))).toBe(`${missing}: there is no such file; is the path right?`);
  });

  it('says that a folder is no file, though the system does not say which', () => {
    expect(faultOf(() => readFileSync(folder))).toMatch(/^The path that was given: it is a folder/);
  });

  it('leaves every other error to whoever knows more of it', () => {
    expect(nameFileFault(new Error('ENOENT'))).toBeNull();
    expect(nameFileFault('x')).toBeNull();
    expect(nameFileFault(Object.assign(new Error('refused'), { code: 'ECONNREFUSED', path: '/run/x' }))).toBeNull();
    expect(nameFileFault(Object.assign(new Error(), { code: 'ENOENT', path: 'git', syscall: 'spawn git' }))).toBeNull();
  });
});
