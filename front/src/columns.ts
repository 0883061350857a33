// Columns of the scripts of data: many numbers or texts in one string each (docgraph.views.pages.columns).

/** The bytes behind a text in base64. */
function bytesOf(text: string): Uint8Array {
  const made = Uint8Array as typeof Uint8Array & { fromBase64?(text: string): Uint8Array };
  if (made.fromBase64) return made.fromBase64(text);
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return bytes;
}

/** Whole numbers written with seven bits a byte, the lowest first, a high bit where more follow. */
export function unpack(text: string): Uint32Array {
  const bytes = bytesOf(text);
  let many = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! < 128) many++;
  const numbers = new Uint32Array(many);
  let at = 0;
  for (let i = 0; i < many; i++) {
    let byte = bytes[at++]!;
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!;
      number |= (byte & 127) << shift;
    }
    numbers[i] = number;
  }
  return numbers;
}

/** Texts in one string, a line each. Where each begins is found on first use: most readers look at a few. */
export class Lines {
  private starts: Uint32Array | null = null;

  constructor(private readonly all: string, readonly size: number) {}

  /** One text. */
  at(line: number): string {
    this.starts ??= this.bounds();
    return this.all.slice(this.starts[line], this.starts[line + 1]! - 1);
  }

  /** The line with this text, -1 where there is none. */
  indexOf(text: string): number {
    for (let line = 0; line < this.size; line++) if (this.at(line) === text) return line;
    return -1;
  }

  private bounds(): Uint32Array {
    const starts = new Uint32Array(this.size + 1);
    let at = 0;
    for (let line = 1; line < this.size; line++) {
      at = this.all.indexOf("\n", at) + 1;
      starts[line] = at;
    }
    starts[this.size] = this.all.length + 1;
    return starts;
  }
}
