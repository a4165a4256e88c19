import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { icnsSizes, writeIcns } from '../../../scripts/icons/icns.ts';
import { writeIco } from '../../../scripts/icons/ico.ts';
import { drawMark } from '../../../scripts/icons/mark.ts';

const assets = join(import.meta.dirname, '../../../assets');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512];
const read = (file: string) => readFileSync(join(assets, file));

/** Width, height, bits and kind of a PNG: 6 is colour with transparency. */
function describePng(png: Buffer) {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20), png.readUInt8(24), png.readUInt8(25)];
}

/** What an .ico says of each picture, and the picture itself; by Microsoft's description of the format. */
function readIco(ico: Buffer) {
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1]);
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const entry = ico.subarray(6 + index * 16, 22 + index * 16);
    const [length, offset] = [entry.readUInt32LE(8), entry.readUInt32LE(12)];
    return { size: entry.readUInt8(0) || 256, png: ico.subarray(offset, offset + length) };
  });
}

/** The chunks of an .icns, whose lengths must add up. */
function readIcns(icns: Buffer) {
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
  const chunks: { kind: string; png: Buffer }[] = [];
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const end = at + icns.readUInt32BE(at + 4);
    chunks.push({ kind: icns.toString('latin1', at, at + 4), png: icns.subarray(at + 8, end) });
  }
  return chunks;
}

describe('the icons', () => {
  it('of Linux have the sizes that their names claim, and no others are there', () => {
    expect(readdirSync(join(assets, 'icons')).sort()).toEqual(sizes.map((size) => `${size}x${size}.png`).sort());
    for (const size of sizes) expect(describePng(read(`icons/${size}x${size}.png`))).toEqual([size, size, 8, 6]);
  });

  it('of Windows are the same pictures up to 256, in one file', () => {
    const pictures = readIco(read('icon.ico'));
    expect(pictures.map(({ size }) => size)).toEqual(sizes.filter((size) => size <= 256));
    for (const { size, png } of pictures) expect(png.equals(read(`icons/${size}x${size}.png`))).toBe(true);
  });

  it('of macOS go from 32 to 1024 pixels, each of the size of its kind', () => {
    const pixels = readIcns(read('icon.icns')).map(({ kind, png }) => [kind, ...describePng(png).slice(0, 2)]);
    expect(pixels).toEqual([
      ['ic11', 32, 32],
      ['ic12', 64, 64],
      ['ic07', 128, 128],
      ['ic13', 256, 256],
      ['ic08', 256, 256],
      ['ic14', 512, 512],
      ['ic09', 512, 512],
      ['ic10', 1024, 1024],
    ]);
  });

  it('are the mark that is drawn now', () => {
    expect(read('icon.svg').toString('utf8')).toBe(drawMark(512));
  });
});

describe('the containers', () => {
  const pictures = new Map(icnsSizes.map((size) => [size, Buffer.from(`picture of ${size}`)]));

  it('hold what they are given, in order of size', () => {
    const given = new Map([...pictures].filter(([size]) => size <= 256).reverse());
    const read = readIco(writeIco(given)).map(({ size, png }) => [size, png.toString()]);
    expect(read).toEqual([32, 64, 128, 256].map((size) => [size, `picture of ${size}`]));
    expect(readIcns(writeIcns(pictures)).at(-1)).toEqual({ kind: 'ic10', png: Buffer.from('picture of 1024') });
  });

  it('refuse a picture that is too large, or missing', () => {
    expect(() => writeIco(pictures)).toThrow('not 512');
    pictures.delete(64);
    expect(() => writeIcns(pictures)).toThrow('a picture of 64 pixels');
  });
});

describe('the mark', () => {
  it('stands on whole pixels where it is small', () => {
    for (const size of [16, 24, 32]) expect(drawMark(size)).toContain(`viewBox="0 0 ${size} ${size}"`);
    expect(drawMark(48)).toContain('viewBox="72 72 880 880"');
  });

  it('has the air around it that macOS wants, at every size', () => {
    for (const size of [32, 1024]) expect(drawMark(size, 'airy')).toContain('viewBox="0 0 1024 1024"');
  });
});
