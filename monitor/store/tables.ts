import type { AlertsTable } from './alerts.ts';
import type { AuditTable } from './audit.ts';
import type { ClocksTable } from './clocks.ts';
import type { CountersTable } from './counters.ts';
import type { EntriesTable, EntryRevisionsTable } from './entries.ts';
import type { EventsTable } from './events.ts';
import type { EvidenceCapturesTable, EvidenceItemsTable } from './evidence.ts';
import type { LeaseTable } from './lease.ts';
import type { MentionsTable } from './mention-row.ts';
import type { DevicesTable, PairingCodesTable, PeopleTable } from './people.ts';
import type { SettingsTable } from './settings.ts';
import type { SightingsTable } from './sightings.ts';
import type { SourcesTable } from './sources.ts';
import type { StoriesTable, StoryKeysTable } from './stories.ts';
import type { TicketsTable } from './ticket-row.ts';

/** All tables, each declared beside the functions that use it. */
export interface Tables {
  counters: CountersTable;
  lease: LeaseTable;
  settings: SettingsTable;
  sources: SourcesTable;
  entries: EntriesTable;
  entryRevisions: EntryRevisionsTable;
  mentions: MentionsTable;
  sightings: SightingsTable;
  stories: StoriesTable;
  storyKeys: StoryKeysTable;
  clocks: ClocksTable;
  alerts: AlertsTable;
  tickets: TicketsTable;
  evidenceCaptures: EvidenceCapturesTable;
  evidenceItems: EvidenceItemsTable;
  people: PeopleTable;
  devices: DevicesTable;
  pairingCodes: PairingCodesTable;
  events: EventsTable;
  audit: AuditTable;
}
