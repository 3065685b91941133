import { describe, expect, it } from '@jest/globals';
import { fundingMessages } from './funding-messages.ts';
import { UnreadableMessage, readMessage } from './read-message.ts';

const settled = {
  type: 'funding.line-settled',
  version: 1,
  data: { dossier: 'D16-A', lineId: 'L1', settledOn: '2016-12-01' },
};

describe('A message that is heard', () => {
  it('is read by its contract', () => {
    expect(readMessage(fundingMessages, settled)).toEqual({ type: settled.type, data: settled.data });
  });

  it('is passed over when these contracts do not name it', () => {
    expect(readMessage(fundingMessages, { ...settled, type: 'funding.something-new' })).toBeUndefined();
    expect(readMessage(fundingMessages, { ...settled, type: 'constructor' })).toBeUndefined();
  });

  it('is refused with what is wrong when it does not carry what it should', () => {
    const read = () => readMessage(fundingMessages, { ...settled, data: { dossier: 'D16-A' } });
    expect(read).toThrow(UnreadableMessage);
    expect(read).toThrow(/lineId.*settledOn/s);
  });

  it('is refused when its version is another', () => {
    expect(() => readMessage(fundingMessages, { ...settled, version: 2 })).toThrow(UnreadableMessage);
  });
});
