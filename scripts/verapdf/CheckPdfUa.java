import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Checks PDF files against PDF/UA-1 with veraPDF; one JSON line per file: {"file","rules":[{"rule","count","message","place"}],"checks"}. */
public final class CheckPdfUa {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : files) check(file);
  }

  private static void check(String file) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), PDFAFlavour.PDFUA_1);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, -1, true, false, false)) {
      ValidationResult result = validator.validate(parser);
      Map<String, Integer> counts = new TreeMap<>();
      Map<String, TestAssertion> first = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
        String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        counts.merge(rule, 1, Integer::sum);
        first.putIfAbsent(rule, assertion);
      }
      StringBuilder rules = new StringBuilder();
      for (Map.Entry<String, Integer> entry : counts.entrySet()) {
        TestAssertion assertion = first.get(entry.getKey());
        if (rules.length() > 0) rules.append(',');
        rules.append("{\"rule\":").append(json(entry.getKey())).append(",\"count\":").append(entry.getValue())
            .append(",\"message\":").append(json(assertion.getMessage()))
            .append(",\"place\":").append(json(assertion.getLocation().getContext())).append('}');
      }
      System.out.println("{\"file\":" + json(file) + ",\"checks\":" + result.getTotalAssertions() + ",\"rules\":[" + rules + "]}");
    }
  }

  private static String json(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : String.valueOf(text).toCharArray()) {
      if (c == '"' || c == '\\') out.append('\\').append(c);
      else if (c < 32) out.append(' ');
      else out.append(c);
    }
    return out.append('"').toString();
  }
}
