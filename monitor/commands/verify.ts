import { readFile } from 'node:fs/promises';
import { type Command, type CommandStreams, EXIT } from '../command.ts';
import { readConfig } from '../config/read-config.ts';
import { readSealKeys } from '../desk/audit/seal-key.ts';
import { type LogVerdict, verifyLog } from '../desk/audit/verify-log.ts';
import { type PackVerdict, verifyPack } from '../desk/pack/verify-pack.ts';
import { dataFolder } from '../home.ts';
import { plugIns } from '../plug-ins.ts';
import { openStore } from '../store/open-store.ts';
import { storeAddress } from '../store-address.ts';

const command: Command = {
  id: 'verify',
  labels: {
    'zh-CN': '验证审计日志或证据包是否被改动',
    en: 'Tell whether the audit log, or an evidence pack, was changed',
  },
  define: (sub) => {
    sub
      .argument('[pack]', 'evidence pack (ZIP) to verify; without it the log of the database is verified')
      .option('--config <file>', 'configuration that names the database; without it the drill is meant');
  },
  async run([file], options, streams) {
    return file === undefined ? verifyStore(options, streams) : verifyFile(file, streams);
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

async function verifyFile(file: string, streams: CommandStreams): Promise<number> {
  const verdict = verifyPack(await readFile(file), await readSealKeys(dataFolder()));
  await streams.write(`${JSON.stringify(verdict)}\n`);
  streams.writeError(sayPackVerdict(verdict));
  return verdict.faults.length === 0 ? EXIT.done : EXIT.nothingRead;
}

function sayPackVerdict({ files, lines, items, seals, faults, isKeyKnown }: PackVerdict): string {
  if (faults.length > 0)
    return [
      `有 ${faults.length} 处不符，逐条见上面的 faults。这个包不能作为原样的证据。`,
      `${faults.length} things do not fit; see "faults". This pack is not as it was made.\n`,
    ].join('\n');
  const known = isKeyKnown
    ? ['封签由本机已知的密钥签名。', 'The seals are signed by a key that this data folder knows.']
    : seals === 0
      ? ['还没有封签：只证明记录之间互相吻合。', 'There is no seal yet: the lines are proven against each other only.']
      : [
          '封签的公钥只来自包内：请向出具方核对密钥编号。',
          "The seals' key comes from the pack itself: compare its id with whoever made the pack.",
        ];
  return [
    `证据包完整：${files} 个文件，${items} 件证据，${lines} 行审计记录，${seals} 个封签。${known[0]}`,
    `The pack is as it was made: ${files} files, ${items} items, ${lines} lines of the log, ${seals} seals. ${known[1]}\n`,
  ].join('\n');
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
