import { ROLES, type Role } from '../../shared/model/person.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { dataFolder } from '../home.ts';
import { plugIns } from '../plug-ins.ts';
import { showCode } from '../start/show-code.ts';
import { openStore } from '../store/open-store.ts';
import { findPersonByName, insertPairingCode, insertPerson } from '../store/people/people.ts';
import { inTransaction } from '../store/sql/in-transaction.ts';
import { storeAddress } from '../store-address.ts';

const command: Command = {
  id: 'user-add',
  labels: { 'zh-CN': '添加人员并给出配对码', en: 'Add a person and show a pairing code once' },
  define: (sub) => {
    sub
      .argument('<name>', 'name as colleagues know it; a known name gets a new code')
      .requiredOption('--role <role>', `one of ${ROLES.join(', ')}`)
      .option('--config <file>', 'configuration that names the database; without it the drill is meant');
  },
  async run(args, options, streams) {
    const name = String(args[0]).trim();
    const role = ROLES.find((known) => known === options.role);
    if (role === undefined || name === '') {
      streams.writeError(
        name === ''
          ? 'The name is empty.\n'
          : `There is no role "${String(options.role)}". Known: ${ROLES.join(', ')}.\n`,
      );
      return EXIT.badUsage;
    }
    const config = typeof options.config === 'string' ? await readConfig(options.config, plugIns, process.env) : null;
    const store = await openStore({ url: storeAddress(dataFolder(), config), migrate: false });
    try {
      const { code, isNew } = await inTransaction(store.db, (trx) => addPerson(trx, name, role));
      await streams.write(
        `${isNew ? `${name} was added (${role}).` : `${name} is known; the role stays as it is.`}\nPairing code 配对码: ${showCode(code)}   (five minutes, shown once · 五分钟内有效，只显示一次)\n`,
      );
      return EXIT.done;
    } finally {
      await store.close();
    }
  },
};
export default command;

async function addPerson(trx: Parameters<typeof insertPerson>[0], name: string, role: Role) {
  const now = Date.now();
  const known = await findPersonByName(trx, name);
  const person = known ?? (await insertPerson(trx, { name, role, now }));
  const { code } = await insertPairingCode(trx, { personId: person.id, now });
  return { code, isNew: known === null };
}
