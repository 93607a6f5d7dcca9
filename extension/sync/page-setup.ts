import { browser } from 'wxt/browser';
import type { Level } from '../../shared/model/analysis.ts';
import type { Brand } from '../../shared/model/brand.ts';
import type { Language } from '../../shared/model/labels.ts';
import type { Permission } from '../../shared/model/permission.ts';
import { listShortcuts } from '../../shared/replies/list-shortcuts.ts';
import type { HouseWording } from '../../shared/replies/wording-template.ts';
import { listApprovalLevels } from '../../shared/service/approval-policy.ts';
import type { PageSetup } from '../messages.ts';
import { readLinkState } from './link-state.ts';
import { readListeningChoice } from './listening-store.ts';
import { createMonitorClient } from './monitor-client.ts';
import { readPairing } from './pairing-store.ts';
import { chooseLanguage, readSettings } from './settings-store.ts';
import { readAllTemplates } from './template-library.ts';

const KEY = 'brands';

/** What is listened for, as the monitor last said; empty when working alone. */
export interface Listening {
  readonly brands: readonly Brand[];
  readonly complaintTerms: readonly string[];
  /** What everybody says about open cases. */
  readonly wordings: readonly HouseWording[];
  /** Names of the people of the workspace by id. */
  readonly people: Readonly<Record<string, string>>;
  /** What the paired person may do. */
  readonly permissions: readonly Permission[];
  /** Levels whose public answers wait for somebody's word (SOC-6). */
  readonly approvalLevels: readonly Level[];
}

export async function readListening(): Promise<Listening> {
  const stored: { [KEY]?: Partial<Listening> } = await browser.storage.local.get(KEY);
  const nothing = { brands: [], complaintTerms: [], wordings: [], people: {}, permissions: [] };
  return { ...nothing, approvalLevels: listApprovalLevels(), ...stored[KEY] };
}

/** Asks the monitor what is listened for and what everybody says, and keeps it for pages. */
export async function refreshListening(): Promise<void> {
  const pairing = await readPairing();
  if (!pairing) return void (await browser.storage.local.remove(KEY));
  const client = createMonitorClient(pairing);
  const [{ items: brands, complaintTerms }, locked, { items: people }, { permissions }, { policies }] =
    await Promise.all([
      client.listBrands(),
      client.listWordings(),
      client.listPeople(),
      client.getMe(),
      client.getPolicies(),
    ]);
  const wordings = locked.items.map(({ case: { brandId, number }, statement: { text, variants } }) => ({
    ...{ brandId, caseNumber: number },
    ...{ text, variants },
  }));
  const names = Object.fromEntries(people.map(({ id, name }) => [id, name]));
  const approvalLevels = listApprovalLevels(policies.approvals);
  const listening: Listening = { brands, complaintTerms, wordings, people: names, permissions, approvalLevels };
  await browser.storage.local.set({ [KEY]: listening });
}

/** The language of the interface in this browser. */
export async function currentLanguage(): Promise<Language> {
  return chooseLanguage((await readSettings()).language, browser.i18n.getUILanguage());
}

/** What a content script may know. */
export async function readPageSetup(): Promise<PageSetup> {
  const [settings, pairing, link, listening, choice, templates] = await Promise.all([
    readSettings(),
    readPairing(),
    readLinkState(),
    readListening(),
    readListeningChoice(),
    readAllTemplates(),
  ]);
  const language = chooseLanguage(settings.language, browser.i18n.getUILanguage());
  return {
    language,
    theme: settings.theme,
    connection: link.kind,
    ...(settings.brandName === '' ? {} : { brandName: settings.brandName }),
    agentName: pairing?.personName ?? null,
    personId: pairing?.personId ?? null,
    people: listening.people,
    brands: listening.brands,
    wordings: listening.wordings,
    clockSkewMs: link.clockSkewMs,
    drill: pairing?.drill ?? false,
    shortcuts: {
      trigger: settings.shortcutTrigger,
      words: settings.shortcutTrigger === 'off' ? [] : listShortcuts(templates, language),
      offSites: settings.shortcutOffSites,
    },
    listening: choice.consent,
  };
}
