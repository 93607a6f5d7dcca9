import { expect, test } from 'vitest';
import { writeExample } from '../monitor/commands/config-example.ts';
import { checkConfig } from '../monitor/config/read-config.ts';
import { plugIns } from '../monitor/plug-ins.ts';

test('the printed example is a configuration that can be used', () => {
  const config = checkConfig(writeExample(), 'example.yaml', plugIns, {});
  expect(config.sources).toHaveLength(1);
});

test('with every remark of sources, channels and helpdesks taken in, it still is', () => {
  const text = writeExample()
    .replace(/^# (channels|helpdesks):$/gm, '$1:')
    .replace(/^ {2}# ((?: *- id| {2,}).*)$/gm, '  $1');
  const config = checkConfig(text, 'example.yaml', plugIns, {});
  expect(config.sources).toHaveLength(plugIns.sourceTypes.size);
  expect(config.channels).toHaveLength(plugIns.channels.size);
  expect(config.helpdesks).toHaveLength(plugIns.helpdesks?.size ?? 0);
});
