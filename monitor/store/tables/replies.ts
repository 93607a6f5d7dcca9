import type { TeamTemplate } from '../../../shared/model/team-template.ts';
import type { ImageType } from '../../../shared/model/template.ts';
import type { JsonText } from '../sql/json-column.ts';

export interface TeamTemplatesTable extends Omit<TeamTemplate, 'template'> {
  id: string;
  template: JsonText;
}

export interface TemplateImagesTable {
  /** SHA-256 of the bytes, hex. */
  id: string;
  mediaType: ImageType;
  bytes: Uint8Array;
  addedAt: number;
}
