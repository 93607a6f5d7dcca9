import { readFile } from 'node:fs/promises';
import type { Brand } from '../../shared/model/brand.ts';

/** Brands from a JSON file: a list as in the configuration; what is left out is empty. Throws an error that names the entry. */
export async function readBrands(path: string): Promise<Brand[]> {
  const value: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (!Array.isArray(value)) throw new Error(`${path}: a JSON list of brands is expected.`);
  return value.map((entry: Partial<Brand> | null, at) => {
    if (typeof entry?.id !== 'string' || typeof entry.name !== 'string') {
      throw new Error(`${path}: brand ${at + 1} needs "id" and "name".`);
    }
    const { aliases = [], exclusions = [], context = [], ownAccounts = [], hotlines = [] } = entry;
    const { demands } = entry;
    return {
      id: entry.id,
      name: entry.name,
      aliases,
      exclusions,
      context,
      ownAccounts,
      hotlines,
      ...(demands === undefined ? {} : { demands }),
    };
  });
}

/** Terms from a text file, one a line; # starts a remark. */
export async function readTerms(path: string): Promise<string[]> {
  return (await readFile(path, 'utf8'))
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}
