import { z } from 'zod';

/** Settings that every chat robot has: language of the message, and the time zone of its readers. */
export const readerSettings = {
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  timeZone: z.string().refine(isTimeZone, 'a time zone name, like "Asia/Shanghai"').default('Asia/Shanghai'),
};

/** The address of a robot; it is a credential and never shown or logged. */
export const robotUrl = z.url({ protocol: /^https?$/ });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
