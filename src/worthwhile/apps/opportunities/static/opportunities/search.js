// Beside the results there is room for the filters, so they stand open; on a telephone they stay folded away.
const filters = document.getElementById("ww-filters");
if (filters && window.matchMedia("(min-width: 48em)").matches) filters.open = true;
