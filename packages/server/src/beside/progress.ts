// Shows how far a command has come: one line that is written over on a terminal, else one for each tenth.

export type ProgressLine = { show(share: number, line: string): void; end(): void };

export function startProgress(): ProgressLine {
  let shownTenths = 0;
  let longest = 0;
  return {
    show(share, line) {
      if (process.stdout.isTTY) {
        longest = Math.max(longest, line.length);
        process.stdout.write(`\r${line.padEnd(longest)}`);
        return;
      }
      const tenths = Math.floor(10 * share);
      if (tenths > shownTenths && share < 1) console.log(line);
      shownTenths = tenths;
    },
    end() {
      if (longest > 0) process.stdout.write('\n');
      longest = 0;
    },
  };
}

export function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
}
