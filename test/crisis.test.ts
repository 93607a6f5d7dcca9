import { beforeEach, expect, it } from 'vitest';
import { setDispute } from '../monitor/desk/disputes.ts';
import { recordAcknowledgement } from '../monitor/desk/record-acknowledgement.ts';
import { draftStatement, judgeStatement, postStatement } from '../monitor/pr/agree-statement.ts';
import { openCase } from '../monitor/pr/open-case.ts';
import { setCaseStep } from '../monitor/pr/work-case.ts';
import { acknowledgeAlerts, listAlerts } from '../monitor/store/alerts.ts';
import { readAudit } from '../monitor/store/audit/audit.ts';
import { verifyAudit } from '../monitor/store/audit/audit-verify.ts';
import { readEventsAfter } from '../monitor/store/events.ts';
import { setDepartment } from '../monitor/store/people/departments.ts';
import { setPersonChannels } from '../monitor/store/people/person-channels.ts';
import { listCaseSteps, listCases } from '../monitor/store/pr/crisis-cases.ts';
import { inTransaction } from '../monitor/store/sql/in-transaction.ts';
import type { Store } from '../monitor/store/store.ts';
import type { Person } from '../shared/model/person.ts';
import { onBothEngines } from './helpers/both-engines.ts';
import { HOUR, MINUTE, openDesk } from './helpers/living-desk.ts';
import { SAMPLE_AT as T } from './helpers/store-samples.ts';

onBothEngines('crisis cases', (under) => {
  let store: Store;
  let desk: ReturnType<typeof openDesk>;
  let pr: Person;
  let lawyer: Person;
  let director: Person;
  beforeEach(async () => {
    store = await under.openNew();
    desk = openDesk(store);
    pr = await desk.person('pr');
    lawyer = await desk.person('manager');
    director = await desk.person('director');
    await inTransaction(store.db, (trx) => setDepartment(trx, 'legal', [{ personId: lawyer.id, leads: true }]));
  });
  const by = (person: Person) => ({ person, now: T });
  const draft = { title: '充电器冒烟', brandId: 'yunque', origin: 'hand', subjectId: null, storyId: null } as const;
  const open = () =>
    inTransaction(store.db, (trx) =>
      openCase(trx, { ...draft, ownerId: pr.id, drill: false }, { personId: pr.id, now: T }),
    );

  it('DSP-3 opens one room with its checklist and clocks, however often it is said', async () => {
    const ticket = await desk.ticket({});
    const dispute = { stage: 'media-or-lawsuit', demand: null } as const;
    await setDispute(store.db, ticket.id, dispute, { personId: pr.id, now: T });
    await setDispute(store.db, ticket.id, { ...dispute, demand: '要求公开道歉' }, { personId: pr.id, now: T + HOUR });
    const cases = await listCases(store.db, { open: true });
    expect(cases).toMatchObject([
      { origin: 'dispute', subjectId: ticket.id, number: 1, openedAt: T, dueAt: T + 24 * HOUR },
    ]);
    const steps = await listCaseSteps(store.db, cases[0]?.id ?? '');
    expect(steps.map(({ step, dueAt }) => [step, (dueAt - T) / HOUR])).toEqual([
      ['first-plan', 1],
      ['holding-statement', 1],
      ['public-apology', 24],
      ['compensation', 24],
      ['statement', 24],
      ['corrective-measures', 24],
      ['regulator', 24],
    ]);
    expect(await verifyAudit(store.db)).toMatchObject({ faults: [] });
  });

  it('an ordinary complaint opens no room', async () => {
    const ticket = await desk.ticket({});
    await setDispute(store.db, ticket.id, { stage: 'ordinary', demand: null }, { personId: null, now: T });
    expect(await listCases(store.db)).toEqual([]);
  });

  it('a statement is locked by its last seat, and a new version asks every seat again', async () => {
    const { case: room } = await open();
    const words = { kind: 'full', text: '我们为此致歉。', variants: [{ site: 'weibo.com', text: '致歉。' }] } as const;
    const work = { personId: pr.id, now: T };
    const first = await draftStatement(store.db, room.id, words, work);
    expect(first).toMatchObject({ version: 1, state: 'draft', missing: ['legal', 'pr', 'director'] });
    const yes = { agrees: true, note: null };
    expect(await judgeStatement(store.db, first.id, yes, by(await desk.person('agent')))).toBeNull();
    expect(await judgeStatement(store.db, first.id, yes, by(pr))).toMatchObject({ missing: ['legal', 'director'] });
    expect(await judgeStatement(store.db, first.id, { agrees: false, note: '不要承诺金额' }, by(lawyer))).toMatchObject(
      { state: 'refused', missing: ['legal', 'director'] },
    );
    const second = await draftStatement(store.db, room.id, { ...words, text: '我们致歉并退款。' }, work);
    expect(second).toMatchObject({ version: 2, missing: ['legal', 'pr', 'director'] });
    // Nobody can come back to what was refused and have it locked behind the newer one.
    await expect(judgeStatement(store.db, first.id, yes, by(lawyer))).rejects.toMatchObject({
      code: 'conflict',
      details: { state: 'replaced' },
    });
    await expect(
      postStatement(store.db, second.id, { site: 'weibo.com', url: 'https://weibo.com/1' }, work),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
    await judgeStatement(store.db, second.id, yes, by(pr));
    await judgeStatement(store.db, second.id, yes, by(lawyer));
    const locked = await judgeStatement(store.db, second.id, yes, by(director));
    expect(locked).toMatchObject({ state: 'locked', lockedAt: T, missing: [], variants: words.variants });
    await expect(judgeStatement(store.db, second.id, { agrees: false, note: null }, by(pr))).rejects.toMatchObject({
      code: 'conflict',
      details: { state: 'locked' },
    });
    await postStatement(store.db, second.id, { site: 'weibo.com', url: 'https://weibo.com/1' }, work);
    const again = { site: 'weibo.com', url: 'https://weibo.com/1' };
    const posted = await postStatement(store.db, second.id, again, { personId: lawyer.id, now: T + HOUR });
    expect(posted.posts).toEqual([{ site: 'weibo.com', url: 'https://weibo.com/1', personId: pr.id, at: T }]);
  });

  it('a statement that was posted ticks the box that asks for it, once', async () => {
    const { case: room } = await open();
    const work = { personId: pr.id, now: T };
    const { id } = await draftStatement(store.db, room.id, { kind: 'holding', text: '已关注', variants: [] }, work);
    for (const person of [pr, lawyer]) await judgeStatement(store.db, id, { agrees: true, note: null }, by(person));
    await postStatement(store.db, id, { site: 'weibo.com', url: 'https://weibo.com/1' }, work);
    await postStatement(store.db, id, { site: 'zhihu.com', url: 'https://zhihu.com/2' }, { ...work, now: T + HOUR });
    const done = (await listCaseSteps(store.db, room.id)).filter(({ doneAt }) => doneAt !== null);
    expect(done).toMatchObject([
      { step: 'holding-statement', doneAt: T, doneBy: pr.id, result: 'https://weibo.com/1' },
    ]);
  });

  it('nobody fills two seats of a version', async () => {
    await inTransaction(store.db, (trx) => setDepartment(trx, 'legal', [{ personId: pr.id, leads: false }]));
    const { case: room } = await open();
    const work = { personId: pr.id, now: T };
    const { id } = await draftStatement(store.db, room.id, { kind: 'holding', text: '关注', variants: [] }, work);
    const yes = { agrees: true, note: null };
    expect(await judgeStatement(store.db, id, { ...yes, seat: 'pr' }, by(pr))).toMatchObject({ missing: ['legal'] });
    await expect(judgeStatement(store.db, id, { ...yes, seat: 'legal' }, by(pr))).rejects.toMatchObject({
      code: 'conflict',
    });
    // Without naming a seat it is the same one again.
    expect(await judgeStatement(store.db, id, yes, by(pr))).toMatchObject({ state: 'draft', missing: ['legal'] });
    const other = await desk.person('pr', 'pr 2');
    expect(await judgeStatement(store.db, id, { ...yes, seat: 'legal' }, by(other))).toBeNull();
  });

  it('the task force hears of a case once; a late box is told to its owner, then to the director', async () => {
    const { case: room } = await open();
    await inTransaction(store.db, async (trx) => {
      for (const { id } of [pr, lawyer, director]) await setPersonChannels(trx, id, [`own-${id}`]);
    });
    const told = async () => {
      const alerts = (await listAlerts(store.db)).filter(({ kind }) => kind === 'case').reverse();
      return alerts.map(({ channelId, number, content: { headline, level } }) => [
        number,
        channelId,
        level,
        headline.en,
      ]);
    };
    await desk.goTo(T + 1000);
    await desk.goTo(T + 2000);
    const opened = await told();
    expect(opened.map(([, channel]) => channel).sort()).toEqual(
      [pr, lawyer, director].map(({ id }) => `own-${id}`).sort(),
    );
    expect(new Set(opened.map(([number]) => number)).size).toBe(1);

    const step = { caseId: room.id, step: 'first-plan' };
    await setCaseStep(store.db, step, { ownerId: lawyer.id }, { personId: pr.id, now: T });
    await setCaseStep(
      store.db,
      { ...step, step: 'holding-statement' },
      { result: '已发' },
      { personId: pr.id, now: T },
    );
    await desk.goTo(T + HOUR - 1);
    expect(await told()).toHaveLength(opened.length);
    await desk.goTo(T + HOUR);
    await desk.goTo(T + HOUR + 1000);
    const late = (await told()).slice(opened.length);
    expect(late.map(([, channel]) => channel).sort()).toEqual([pr, lawyer].map(({ id }) => `own-${id}`).sort());
    expect(late[0]).toMatchObject({ 2: 'orange', 3: 'Crisis case #1: “emergency plan” is overdue' });
    await desk.goTo(T + HOUR + 30 * MINUTE);
    const climbed = (await told()).slice(opened.length + late.length);
    expect(climbed.map(([, channel]) => channel)).toContain(`own-${director.id}`);
    expect(climbed[0]?.[2]).toBe('red');
    await desk.goTo(T + 3 * HOUR);
    expect(await told()).toHaveLength(opened.length + late.length + climbed.length);
    expect(await verifyAudit(store.db)).toMatchObject({ faults: [] });
  });

  it('a late box of which somebody took notice goes no further; that is told to every panel and stands in the case', async () => {
    const { case: room } = await open();
    await inTransaction(store.db, (trx) => setPersonChannels(trx, pr.id, ['own']));
    await desk.goTo(T + HOUR);
    const late = (await listAlerts(store.db)).filter(({ content }) => content.crisis?.step === 'first-plan');
    expect(late).toHaveLength(1);
    const [alert] = late;
    if (alert === undefined) return;
    const by = { number: alert.number, personId: pr.id, now: T + HOUR };
    await inTransaction(store.db, async (trx) => {
      await acknowledgeAlerts(trx, by);
      await recordAcknowledgement(trx, alert, by);
    });
    await desk.goTo(T + 3 * HOUR);
    const said = (await listAlerts(store.db)).flatMap(({ content }) =>
      content.level === 'red' ? content.crisis?.step : [],
    );
    // The other box of that hour climbed to the directors; the opening itself names no box.
    expect(said.filter((step) => step !== null)).not.toContain('first-plan');
    expect(said).toContain('holding-statement');
    const events = await readEventsAfter(store.db, 0, 1000);
    expect(events.filter(({ type }) => type === 'alert.acknowledged')).toMatchObject([
      { subjectId: alert.id, data: { number: alert.number, acknowledgedBy: pr.id } },
    ]);
    const lines = await readAudit(store.db, `case:${room.id}`);
    expect(lines.filter(({ action }) => action === 'alert.acknowledged')).toMatchObject([
      { actorId: pr.id, details: { number: alert.number, step: 'first-plan' } },
    ]);
  });

  it('seats that agree in the same moment lock the version once', async () => {
    const { case: room } = await open();
    const work = { personId: pr.id, now: T };
    const { id } = await draftStatement(store.db, room.id, { kind: 'full', text: '致歉', variants: [] }, work);
    const yes = { agrees: true, note: null };
    const answers = await Promise.all(
      [pr, lawyer, director].map((person) => judgeStatement(store.db, id, yes, by(person))),
    );
    expect(answers.filter((one) => one?.state === 'locked')).toHaveLength(1);
  });
});
