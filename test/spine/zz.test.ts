import { expect, test } from 'vitest';
import { openTown } from '#test/support/town.ts';
test('x', async () => {
  for (let i = 0; i < 3; i++) {
    const a = performance.now();
    const town = await openTown();
    const b = performance.now();
    await town.close();
    console.log('open', Math.round(b - a), 'close', Math.round(performance.now() - b));
  }
  expect(1).toBe(1);
});
