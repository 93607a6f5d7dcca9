import { type Command, type CommandStreams, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { readSealKeys } from '../desk/audit/seal-key.ts';
import { type LogVerdict, verifyLog } from '../desk/audit/verify-log.ts';
import { dataFolder } from '../home.ts';
import { plugIns } from '../plug-ins.ts';
import { openStore } from '../store/database.ts';
import { storeAddress } from '../store-address.ts';

const command: Command = {
  id: 'verify',
  labels: {
    'zh-CN': '验证审计日志是否被改动',
    en: 'Tell whether the audit log was changed',
  },
  define: (sub) => {
    sub.option('--config <file>', 'configuration that names the database; without it the drill is meant');
  },
  async run(_args, options, streams) {
    return verifyStore(options, streams);
  },
};
export default command;

async function verifyStore(options: Readonly<Record<string, unknown>>, streams: CommandStreams): Promise<number> {
  const config = typeof options.config === 'string' ? await readConfig(options.config, plugIns, process.env) : null;
  const home = dataFolder();
  const store = await openStore({ url: storeAddress(home, config), migrate: false });
  try {
    const verdict = await verifyLog(store.db, await readSealKeys(home));
    await streams.write(`${JSON.stringify(verdict)}\n`);
    streams.writeError(sayVerdict(verdict));
    return verdict.faults.length === 0 ? EXIT.done : EXIT.nothingRead;
  } finally {
    await store.close();
  }
}

function sayVerdict({ lines, chains, seals, stamps, faults }: LogVerdict): string {
  const said =
    faults.length === 0
      ? [
          `审计日志完整：${lines} 行，${chains} 条链，${seals} 个每日封签，${stamps.length} 个时间戳。`,
          `The log is as it was written: ${lines} lines, ${chains} chains, ${seals} daily seals, ${stamps.length} stamps.`,
        ]
      : [
          `有 ${faults.length} 处和写入时不一致，逐条见上面的 faults。请先停用数据库的写权限，再与备份对照。`,
          `${faults.length} places are not as they were written; see "faults". Take write access away, then compare with a backup.`,
        ];
  if (faults.some(({ what }) => what === 'signature'))
    said.push(
      '签名不符或缺公钥：由其他监听程序签的，请把它的 seal-keys/*.pem 放进本机数据目录的 seal-keys。',
      "A signature is wrong or its key is not known: for another monitor's seal put its seal-keys/*.pem into seal-keys of this data folder.",
    );
  said.push(
    '证明的是写入后没有改动，不是内容属实；时间戳机构的签名请用 openssl ts -verify 核对。',
    'This proves that nothing was changed since, not that it was true; check an authority’s signature with openssl ts -verify.',
  );
  return `${said.join('\n')}\n`;
}
