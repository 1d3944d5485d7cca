// Called by .ci/axe with the pages to look at. Ends with 1 if axe-core finds anything, or if a page or a table in it is wider
// than its window.
const { chromium } = require("playwright-core");
const { pathToFileURL } = require("node:url");

const widths = [1280, 390, 320];
const timeout = 10 * 60_000; // ends a browser that hangs, and lets a slow machine be slow

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-dev-shm-usage"], timeout });
  let faults = 0;
  for (const file of process.argv.slice(2)) {
    for (const width of widths) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      page.setDefaultTimeout(timeout);
      const requests = [];
      page.on("request", (r) => requests.push(r.url()));
      const url = pathToFileURL(file).href;
      await page.goto(url);
      const wide = await page.evaluate(() => document.scrollingElement.scrollWidth - window.innerWidth);
      const tables = await page.evaluate(() => [...document.querySelectorAll(".scroll")].filter((t) => t.scrollWidth > t.clientWidth).length);
      await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
      const found = await page.evaluate(() => axe.run(document));
      const say = (text) => { faults++; console.log(`${file} at ${width}: ${text}`); };
      for (const v of found.violations) {
        say(`${v.id}: ${v.help}`);
        for (const node of v.nodes.slice(0, 3)) console.log(`  ${node.html.slice(0, 200)}`);
      }
      if (wide > 0) say(`wider than the window by ${wide}`);
      if (tables > 0) say(`${tables} tables scroll sideways`);
      for (const r of requests) if (r !== url && !r.startsWith("data:")) say(`asks for ${r}`);
      console.log(`${file} at ${width}: ${found.passes.length} rules passed, ${found.violations.length} failed`);
      await page.close();
    }
  }
  await browser.close();
  process.exit(faults ? 1 : 0);
})();
