"use strict";
(function () {
  const records = Array.from(document.querySelectorAll("details.record"));
  const byFlag = document.getElementById("by-flag");
  const byWords = document.getElementById("by-words");
  const shown = document.getElementById("shown");
  const words = new Map();

  function wordsOf(record) {
    if (!words.has(record)) words.set(record, record.textContent.toLowerCase());
    return words.get(record);
  }

  function hasFlag(record, wanted) {
    const flags = record.dataset.flags ? record.dataset.flags.split(" ") : [];
    if (wanted === "+") return flags.length > 0;
    if (wanted === "-") return flags.length === 0 && !record.querySelector(".problem");
    return wanted === "" || flags.includes(wanted);
  }

  function filter() {
    const wanted = byWords.value.trim().toLowerCase();
    let count = 0;
    for (const record of records) {
      const fits = hasFlag(record, byFlag.value) && (wanted === "" || wordsOf(record).includes(wanted));
      record.hidden = !fits;
      count += fits;
    }
    shown.textContent = "Showing " + count + " of " + records.length + ".";
  }

  function openAll(open) {
    for (const record of records) if (!record.hidden) record.open = open;
  }

  let waiting = 0;
  byFlag.addEventListener("change", filter);
  byWords.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 150);
  });
  document.getElementById("filters").addEventListener("submit", function (event) { event.preventDefault(); });
  document.getElementById("open-all").addEventListener("click", function () { openAll(true); });
  document.getElementById("close-all").addEventListener("click", function () { openAll(false); });
  window.addEventListener("beforeprint", function () { openAll(true); });
  document.getElementById("filters").hidden = false;
  if (records.length === 1) openAll(true);
  filter();
})();
