import { describe, expect, it } from 'vitest';
import { FetchError } from '../../fetch/fetch-error.ts';
import { DocumentError } from '../read/document-error.ts';
import { lookAtDocument } from '../read/look-at-document.ts';
import { sayError } from './ask-source.ts';
import faultWords from './fault-words.json' with { type: 'json' };
import { readJsonAnswer } from './read-json-answer.ts';
import { refuseUnlessOk } from './refuse-unless-ok.ts';

function faultOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return sayError(error);
  }
  throw new Error('nothing was refused');
}

describe('what went wrong is said in both languages', () => {
  it.each([400, 401, 404, 410, 429, 500, 503])('of status %i', (status) => {
    const said = faultOf(() => refuseUnlessOk({ status, headers: {} }, 0));
    expect(said).toMatch(new RegExp(`^${status}：\\p{Script=Han}.* · [a-z]`, 'u'));
  });

  it('of every fault of a fetch and of a document', () => {
    const fetched = new FetchError('timeout', 'https://f.example/?key=secret', 'no answer within 5 ms');
    expect(sayError(fetched)).toBe('超时没有回应 · https://f.example/?key=…: no answer within 5 ms');
    expect(sayError(new DocumentError('empty', 'the document is empty'))).toBe('文档是空的 · the document is empty');
    for (const word of Object.values(faultWords)) expect(word).toMatch(/\p{Script=Han}/u);
  });

  it('and a page instead of a feed or of data says which page it is', () => {
    const login = '<!DOCTYPE html><html><head><title>Sina Visitor System</title></head><body></body></html>';
    expect(faultOf(() => lookAtDocument(login))).toMatch(/可能要登录.* · .*“Sina Visitor System”$/);
    const answer = {
      status: 200,
      headers: {},
      body: Buffer.from(login),
      url: 'https://f.example/',
      notModified: false,
    };
    expect(faultOf(() => readJsonAnswer(answer, { safeParse: () => null } as never, 0))).toContain('可能要登录');
  });
});
