import { findHelpdeskOfToken, ringHelpdeskBell } from '../../helpdesk/helpdesk-bell.ts';
import type { PublicPage } from './public-page.ts';

const BODY_LIMIT_BYTES = 1024 * 1024;

/** Where a helpdesk says that a ticket changed. What it says is only a hint and is not read: its API is asked, as always. */
const helpdeskHook: PublicPage = {
  id: 'helpdesk-hook',
  register(app, { store }) {
    app.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, done) => done(null, null));
      scope.post<{ Params: { token: string } }>(
        '/helpdesk/:token',
        { bodyLimit: BODY_LIMIT_BYTES },
        async (request, reply) => {
          const helpdeskId = await findHelpdeskOfToken(store.db, request.params.token);
          if (helpdeskId === null) return reply.code(404).type('text/plain').send('');
          ringHelpdeskBell(store.db, helpdeskId);
          return reply.code(202).type('text/plain').send('');
        },
      );
    });
  },
};
export default helpdeskHook;
