import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { icnsSizes, writeIcns } from './icons/icns.ts';
import { writeIco } from './icons/ico.ts';
import { drawMark } from './icons/mark.ts';
import { renderAll } from './icons/render.ts';

const assets = join(import.meta.dirname, '..', 'assets');
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const windowsSizes = linuxSizes.filter((size) => size <= 256);

const filled = await renderAll(linuxSizes, (size) => drawMark(size, 'filled'));
const airy = await renderAll(icnsSizes, (size) => drawMark(size, 'airy'));

mkdirSync(join(assets, 'icons'), { recursive: true });
for (const [size, picture] of filled) writeFileSync(join(assets, 'icons', `${size}x${size}.png`), picture);
writeFileSync(join(assets, 'icon.ico'), writeIco(new Map([...filled].filter(([size]) => windowsSizes.includes(size)))));
writeFileSync(join(assets, 'icon.icns'), writeIcns(airy));
writeFileSync(join(assets, 'icon.svg'), drawMark(512));
console.log(`Drew ${filled.size} pictures, icon.ico, icon.icns and icon.svg into assets/.`);
