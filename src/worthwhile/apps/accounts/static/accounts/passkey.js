// Says in words what allauth's script only writes to the browser's console: that the passkey did not work.
// The message stands in the page from the start, so that a screen reader hears it change.
document.addEventListener("allauth.error", (event) => {
  const place = document.getElementById("passkey-problem");
  if (!place) return;
  event.preventDefault();
  place.textContent =
    "The passkey was not used: it was cancelled, took too long, or this device has none for this service. Try again, or use another way.";
});
