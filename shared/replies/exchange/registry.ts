import type { ExchangeFormat } from '../exchange-format.ts';
import briskineCsv from './briskine-csv.ts';
import espansoYaml from './espanso-yaml.ts';
import spreadsheetCsv from './spreadsheet-csv.ts';
import textBlazeJson from './text-blaze-json.ts';

/** Formats in which saved replies come and go; the more particular ones first, because they are recognised in this order. */
export const exchangeFormats: readonly ExchangeFormat[] = [briskineCsv, textBlazeJson, espansoYaml, spreadsheetCsv];
