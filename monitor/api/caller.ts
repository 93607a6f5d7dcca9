import type { Person } from '../../shared/model/person.ts';
import type { DeviceView } from '../../shared/schemas/person.ts';

/** Who is behind a good token. */
export interface Caller {
  readonly person: Person;
  readonly device: DeviceView;
}
