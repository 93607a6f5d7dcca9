/** A text shown to people, in both languages of the product. Chinese comes first everywhere. */
export interface Labels {
  readonly 'zh-CN': string;
  readonly en: string;
}

/** The languages of the interface. */
export type Language = keyof Labels;
