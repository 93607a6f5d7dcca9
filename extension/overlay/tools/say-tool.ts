import type { Language } from '../../../shared/model/labels.ts';
import { TOOL_STRINGS, type ToolStringKey } from './tool-strings.ts';

/** A text of the tools in a language, with `{name}` replaced. */
export function sayTool(
  language: Language,
  key: ToolStringKey,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return TOOL_STRINGS[key][language].replace(/\{(\w+)\}/gu, (whole, name: string) =>
    name in params ? String(params[name]) : whole,
  );
}
