import { randomUUID } from 'node:crypto';
import { stringify } from 'yaml';
import type { ApiAnswer, ApiBody } from '../../shared/api.ts';
import type { ConfigDraft } from '../../shared/schemas/setup.ts';
import { readRecentSendings } from '../alert/recent-sendings.ts';
import { type OpenBrowsers, sendTestMessage } from '../alert/send-test-message.ts';
import { openTrialAnalyzer, tryPost } from '../alert/try-alert.ts';
import { ConfigError, type ConfigFault } from '../config/config-error.ts';
import { FAULT_WORDS } from '../config/fault-words.ts';
import { checkConfig } from '../config/read-config.ts';
import type { Config } from '../config/schema.ts';
import { tryMailbox } from '../desk/mail/try-mailbox.ts';
import { tryHelpdesk } from '../helpdesk/try-helpdesk.ts';
import { trialContext } from '../listen/trial/trial-context.ts';
import { toldOf, trySource } from '../listen/trial/try-source.ts';
import { plugIns } from '../plug-ins.ts';
import { coverSecrets } from './cover-secrets.ts';
import { type DraftFile, readDraftFile, replaceFile, versionOf, writeDraft } from './draft-file.ts';
import { mergeDrafts } from './merge-drafts.ts';
import type { NextAddress } from './next-address.ts';

/** What the setup page works with. */
export interface SetupOptions {
  /** The configuration file; it need not be there yet. */
  readonly file: string;
  /** `version` of the file when this run began; null: it runs without it. */
  readonly runsVersion: string | null;
  readonly startFault: string | null;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folders of the built extension; null: not built (yet). */
  extension(): { readonly chrome: string; readonly firefox: string } | null;
  /** Where a run with this configuration would answer on this machine. */
  nextAddress(config: Config): Promise<NextAddress>;
  /** Ends this run and begins another with the file. */
  restart(): void;
}

/** What became of a change: the configuration that stands in the file now, or why it was not written. */
export type ChangedFile =
  | { readonly config: Config; readonly faults: readonly [] }
  | { readonly config: null; readonly faults: readonly ConfigFault[] };

/** Reads, checks, tries and writes the configuration for the setup page. */
export interface SetupDesk {
  read(): Promise<ApiAnswer<'getSetup'>>;
  check(draft: ConfigDraft): Promise<ApiAnswer<'checkSetup'>>;
  save(body: ApiBody<'saveSetup'>): Promise<ApiAnswer<'saveSetup'>>;
  /**
   * Writes what `edit` makes of the file as it stands then, so that nobody's change is lost. A run that uses the file still does
   * afterwards: only for what the caller takes into use itself. With faults nothing is written.
   */
  change(edit: (draft: ConfigDraft) => ConfigDraft): Promise<ChangedFile>;
  trySource(body: ApiBody<'trySource'>): Promise<ApiAnswer<'trySource'>>;
  tryChannel(body: ApiBody<'tryChannel'>): Promise<ApiAnswer<'tryChannel'>>;
  tryRoutes(body: ApiBody<'tryRoutes'>): Promise<ApiAnswer<'tryRoutes'>>;
  tryHelpdesk(body: ApiBody<'tryHelpdesk'>): Promise<ApiAnswer<'tryHelpdesk'>>;
  tryMailbox(body: ApiBody<'tryMailbox'>): Promise<ApiAnswer<'tryMailbox'>>;
  restart(): Promise<ApiAnswer<'restartMonitor'>>;
}

/** Stand for what is not being tried, so that one item can be checked by the rules of a whole file. */
const ANY_BRAND = { id: 'any', name: 'any' };
const ANY_SOURCE = { id: 'any', type: 'feed', name: 'any', settings: { url: 'https://example.com/feed' } };

export function createSetupDesk(options: SetupOptions, openBrowsers: OpenBrowsers): SetupDesk {
  const { file, environment } = options;
  const run = randomUUID();
  let { runsVersion } = options;
  // Two windows that save at once: one after the other, so that the second sees what the first wrote.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };

  const judge = (text: string): { config: Config | null; faults: readonly ConfigFault[] } => {
    try {
      return { config: checkConfig(text, file, plugIns, environment), faults: [] };
    } catch (error) {
      if (error instanceof ConfigError) return { config: null, faults: error.faults };
      throw error;
    }
  };

  /** Checks one item by the rules of a whole file and tries it; `attempt` says why it did not work, null when it did. */
  const tryItem = async (
    alone: Readonly<Record<string, unknown>>,
    attempt: (config: Config) => Promise<string | null> | undefined,
  ) => {
    const { config, faults } = judge(stringify({ brands: [ANY_BRAND], sources: [ANY_SOURCE], ...alone }));
    const error = config === null ? null : ((await attempt(config)) ?? null);
    return { ok: error === null && faults.length === 0, error, faults: [...faults] };
  };

  const save = async ({ base, baseVersion, draft }: ApiBody<'saveSetup'>): Promise<ApiAnswer<'saveSetup'>> => {
    const now = await readDraftFile(file);
    const refuse = (faults: readonly ConfigFault[]) => ({
      saved: false,
      version: now.version,
      faults: [...faults],
      meanwhile: null,
    });
    // What nobody can read cannot be kept while something is written into it.
    if (now.draft === null) return refuse(judge(now.text).faults);
    if (now.version !== baseVersion) {
      const { merged, conflicts } = mergeDrafts(base, draft, now.draft);
      const meanwhile = { version: now.version, theirs: now.draft, merged, conflicts: [...conflicts] };
      return { ...refuse([]), meanwhile };
    }
    const text = writeDraft(now, draft);
    const { faults } = judge(text);
    if (faults.length > 0) return refuse(faults);
    await replaceFile(file, text);
    return { saved: true, version: (await readDraftFile(file)).version, faults: [], meanwhile: null };
  };

  const change = async (edit: (draft: ConfigDraft) => ConfigDraft): Promise<ChangedFile> => {
    const now = await readDraftFile(file);
    const before = judge(now.text);
    // What is faulty already is not read by `edit`, and nobody could say whose fault it was afterwards.
    if (now.draft === null || before.config === null) return { config: null, faults: before.faults };
    const text = writeDraft(now, edit(now.draft));
    if (text === now.text) return { config: before.config, faults: [] };
    const { config, faults } = judge(text);
    if (config === null) return { config, faults };
    await replaceFile(file, text);
    if (now.version === runsVersion) runsVersion = versionOf(text);
    return { config, faults: [] };
  };

  return {
    async read() {
      const now = await readDraftFile(file);
      const { version, text } = now;
      return {
        file,
        version,
        text,
        draft: now.draft ?? {},
        faults: version === null ? [] : [...judge(text).faults],
        run,
        runsIt: version !== null && version === runsVersion,
        startFault: options.startFault,
        extension: options.extension(),
      };
    },
    async check(draft) {
      const now = await readDraftFile(file);
      const from: DraftFile = now.draft === null ? { text: '', version: null, draft: {} } : now;
      const text = writeDraft(from, draft);
      return { text, covered: coverSecrets(text), faults: [...judge(text).faults] };
    },
    save: (body) => inTurn(() => save(body)),
    change: (edit) => inTurn(() => change(edit)),
    async trySource({ source, brands, complaintTerms, privateHosts }) {
      const alone = { brands: brands.length > 0 ? brands : [ANY_BRAND], sources: [source] };
      const { config, faults } = judge(stringify({ ...alone, complaintTerms, privateHosts }));
      const [checked] = config?.sources ?? [];
      if (config === null || checked === undefined) {
        return {
          ok: false,
          tookMs: 0,
          entries: 0,
          sample: [],
          error: null,
          ...{ remark: null, cannotKeepWindow: null },
          faults: [...faults],
        };
      }
      const { brands: brandIds, ...rest } = checked;
      const tried = await trySource(trialContext(config), { ...rest, brandIds, drill: false });
      return { ...toldOf(tried), faults: [] };
    },
    tryChannel({ channel, workspace, privateHosts }) {
      const named = workspace.trim() === '' ? {} : { workspace };
      return tryItem({ ...named, channels: [channel], people: personNamedBy(channel), privateHosts }, (config) => {
        const [checked] = config.channels;
        return checked && sendTestMessage(checked, config, openBrowsers);
      });
    },
    async tryRoutes({ draft, text, brandId, level, at }) {
      const { db, clock } = await openBrowsers();
      const now = clock.now();
      const moment = at ?? now;
      const { config, faults } = judge(stringify(draft));
      if (config === null) return { at: moment, trial: null, faults: [...faults] };
      const recent = await readRecentSendings(db, config, { at: moment, now });
      const analyzer = await openTrialAnalyzer(config);
      const post = { text, brand: brandId ?? null, level };
      const trial = tryPost(config, analyzer, post, { at: moment, timeZone: config.audit.timeZone }, recent);
      return { at: moment, trial, faults: [] };
    },
    tryHelpdesk({ helpdesk, privateHosts }) {
      // Brands are named elsewhere in the file.
      const { brands: _all, ...alone } = helpdesk;
      return tryItem({ helpdesks: [alone], privateHosts }, (config) => {
        const [checked] = config.helpdesks;
        return checked && tryHelpdesk(checked, config);
      });
    },
    tryMailbox({ mailbox }) {
      const { brand: _one, ...alone } = mailbox;
      return tryItem({ mailboxes: [alone] }, ({ mailboxes: [checked] }) => checked && tryMailbox(checked));
    },
    async restart() {
      const { config, faults } = judge((await readDraftFile(file)).text);
      if (config === null) return { restarting: false, faults: [...faults], url: null };
      const { url, isTaken } = await options.nextAddress(config);
      if (isTaken) {
        const reason = FAULT_WORDS.portTaken(config.listen.port);
        return { restarting: false, faults: [{ line: 1, field: 'listen.port', reason }], url: null };
      }
      // After the answer is on its way.
      setTimeout(options.restart, RESTART_DELAY_MS);
      return { restarting: true, faults: [], url };
    },
  };
}

/** People are named elsewhere in the file; a browser channel is nobody's without one. */
function personNamedBy({ settings }: ConfigDraft): readonly object[] {
  const name = (settings as { readonly person?: unknown } | undefined)?.person;
  return typeof name === 'string' && name.trim() !== '' ? [{ name, role: 'admin' }] : [];
}

const RESTART_DELAY_MS = 200;
