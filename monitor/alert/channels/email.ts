import { z } from 'zod';
import { type AlertChannel, DeliveryError } from '../../alert-channel.ts';
import { readerSettings } from '../robot-settings.ts';
import { type SpokenAlert, sayAlert, toPlainLines, toPreview } from '../say-alert.ts';

const settings = z
  .strictObject({
    host: z.string().min(1),
    port: z.number().int().min(1).max(65535).default(465),
    /** TLS from the first byte (port 465); otherwise STARTTLS is demanded unless `plain` says that the way is safe. */
    secure: z.boolean().default(true),
    /** Allows mail without encryption; for a relay on the same machine only. */
    plain: z.boolean().default(false),
    user: z.string().optional(),
    password: z.string().optional(),
    from: z.email(),
    to: z.array(z.email()).min(1, 'at least one address'),
    /**
     * Whether the one address of `to` is read by one person only, who then gets a link that acknowledges as them. An address does not show
     * whether it is a list, so somebody has to say it.
     */
    personal: z.boolean().default(false),
    ...readerSettings,
  })
  .refine(({ personal, to }) => !personal || to.length === 1, {
    path: ['personal'],
    error: 'one address only, where one person alone reads it',
  });

const CONNECT_MS = 10_000;

const channel: AlertChannel<z.output<typeof settings>> = {
  id: 'email',
  labels: { 'zh-CN': '邮件', en: 'E-mail' },
  settings,
  example: {
    host: 'smtp.example.com',
    port: 465,
    secure: true,
    plain: false,
    user: 'earshot@example.com',
    password: 'PASSWORD',
    from: 'earshot@example.com',
    to: ['pr@example.com'],
    personal: false,
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
  },
  perMinute: 30,
  isForOne: ({ to, personal }) => personal && to.length === 1,
  async send(message, { host, port, secure, plain, user, password, from, to, language, timeZone }, context) {
    const alert = sayAlert(message, { language, timeZone, now: context.now });
    // Loaded when the first mail goes out: most monitors send none.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      host,
      port,
      secure,
      requireTLS: !secure && !plain,
      ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
      connectionTimeout: CONNECT_MS,
      greetingTimeout: CONNECT_MS,
      socketTimeout: CONNECT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    const stop = () => transport.close();
    context.signal.addEventListener('abort', stop, { once: true });
    try {
      await transport.sendMail({
        from,
        to: [...to],
        subject: message.document?.subject ?? toPreview(alert),
        text: message.document?.text ?? toText(alert),
        ...(message.document === undefined ? {} : { html: message.document.html }),
        // A repeat has the same id, so that mail programs show it once.
        messageId: `<${message.idempotencyKey}@${from.split('@')[1] ?? 'earshot'}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Earshot-Alert': String(message.number) },
      });
    } catch (cause) {
      throw toDeliveryError(cause);
    } finally {
      context.signal.removeEventListener('abort', stop);
      transport.close();
    }
  },
};
export default channel;

function toText(alert: SpokenAlert): string {
  return [alert.title, '', ...toPlainLines(alert)].join('\n');
}

/** SMTP says with 5xx that another try is pointless; wrong credentials are such a thing too. */
function toDeliveryError(cause: unknown): DeliveryError {
  const { responseCode, code, message } = cause as { responseCode?: number; code?: string; message?: string };
  const isFinal = code === 'EAUTH' || (responseCode !== undefined && responseCode >= 500);
  const hint =
    code === 'EAUTH' ? ' (check user and password)' : code === 'ETLS' ? ' (the server offers no STARTTLS)' : '';
  return new DeliveryError(`the mail server refused: ${message ?? String(cause)}${hint}`, {
    retryable: !isFinal,
    cause,
  });
}
