/**
 * Commands in process: load the dossier's 12 events, decide, append. No floor is set for them by the goals: appends
 * to a plain file, with as many callers, watch the machine.
 */
export function commandRows({ seconds, commands, jalon }) {
  const times = { seconds, warmUpSeconds: seconds / 4 };
  const row = (callers, aims) => {
    const command = (contender, kept, count) => ({
      parameters: { work: 'commands', contender, callers, kept, commands: count, ...times },
    });
    return {
      id: `commands-${callers}`,
      title: `Commands in process, ${callers === 1 ? 'one caller' : `${callers} callers`}`,
      floor: 'raw-file',
      measures: ['perSecond', 'cpuMicroseconds'],
      contenders: {
        'raw-file': { parameters: { work: 'appends', contender: 'raw-file', callers, ...times } },
        'jalon, states kept': command(jalon, true, 0),
        'jalon, from the stream': command(jalon, false, callers === 1 ? commands / 2 : commands * 3),
        'emmett-sqlite': command('emmett-sqlite', false, commands / 2),
      },
      goals: [
        { of: 'jalon, states kept', against: 'emmett-sqlite', atLeast: aims.kept },
        { of: 'jalon, from the stream', against: 'emmett-sqlite', atLeast: aims.stream },
      ],
    };
  };
  return [row(64, { kept: 15, stream: 5.5 }), row(1, { kept: 4, stream: 3.3 })];
}
